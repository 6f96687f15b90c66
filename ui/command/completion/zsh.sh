#compdef whereto
# whereto in zsh: source <(whereto completion zsh)
_whereto() {
	local -a lines ready open
	local line kind word
	lines=("${(@f)$("${(Q)words[1]}" __complete words "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
	kind="${lines[1]}"
	for line in "${(@)lines[2,-1]}"; do
		word="${${line%%$'\t'*}//:/\\:}"
		[[ "$line" == *$'\t'* ]] && word="$word:${line#*$'\t'}"
		case "${line%%$'\t'*}" in
		*[=:/,]) open+=("$word") ;;
		*) ready+=("$word") ;;
		esac
	done
	(( $#ready )) && _describe -V whereto ready
	(( $#open )) && _describe -V whereto open -S ''
	case "$kind" in
	files | folders)
		[[ "$PREFIX" == -*=* ]] && compset -P '*='
		if [[ "$kind" == folders ]]; then _path_files -/; else _files; fi
		;;
	esac
}
compdef _whereto whereto
