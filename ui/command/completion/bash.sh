# whereto in bash: source <(whereto completion bash)
_whereto() {
	local line="${COMP_LINE:0:COMP_POINT}" cur="${COMP_WORDS[COMP_CWORD]}" kind="" word hint before
	COMPREPLY=()
	# What stands before the last : or = of a word is not replaced by what is completed.
	before="${line##*[[:space:]]}"
	case "$COMP_WORDBREAKS" in *=*) ;; *) before="${before##*=}" ;; esac
	before="${before%"${before##*[:=]}"}"
	while IFS=$'\t' read -r word hint; do
		if [[ -z "$kind" ]]; then
			kind="$word"
		else
			COMPREPLY+=("${word#"$before"}")
		fi
	done < <("${COMP_WORDS[0]}" __complete line "$line" 2>/dev/null)
	case "$kind" in
	files | folders)
		cur="${cur#[=:]}"
		local how=-f
		[[ "$kind" == folders ]] && how=-d
		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$how" -- "$cur")
		compopt -o filenames 2>/dev/null
		;;
	open) compopt -o nospace 2>/dev/null ;;
	esac
}
complete -F _whereto whereto
