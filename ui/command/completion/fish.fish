# whereto in fish: whereto completion fish | source
function __whereto_words
    set -l all (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($all[1] __complete words $all[2..-1] "$current" 2>/dev/null)
    set -l kind $lines[1]
    for line in $lines[2..-1]
        echo $line
    end
    set -l before (string match -r '^-[^=]*=' -- "$current")
    set -l name (string replace -r '^-[^=]*=' '' -- "$current")
    switch "$kind"
        case files
            for path in (__fish_complete_path "$name")
                echo "$before$path"
            end
        case folders
            for path in (__fish_complete_directories "$name")
                echo "$before$path"
            end
    end
end
complete -c whereto -e
complete -c whereto -k -f -a '(__whereto_words)'
