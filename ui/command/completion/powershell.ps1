# whereto in PowerShell: whereto completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName whereto -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $lines = @(& $commandAst.CommandElements[0].ToString() __complete words @words "$wordToComplete" 2>$null)
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $word, $hint = $_ -split "`t", 2
        if (-not $hint) { $hint = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $hint)
    }
}
