# Whether a built program has what cmake/hardening.cmake asks of the compiler.

# check_hardened PROGRAM: a line for each, and fails where one does not hold.
check_hardened() {
  local program="$1" status=0
  hardened_by "it is loaded anywhere" headers_of "$program" 'Type: +DYN' || status=1
  hardened_by "all it links to is looked up at the start" dynamic_of "$program" 'FLAGS_1.*NOW' || status=1
  hardened_by "what was looked up is read-only then" segments_of "$program" 'GNU_RELRO' || status=1
  hardened_by "its stack holds no code" segments_of "$program" 'GNU_STACK.* RW +0x' || status=1
  hardened_by "stacks are guarded" symbols_of "$program" '__stack_chk_fail' || status=1
  hardened_by "copies are bounded" symbols_of "$program" '__mem(cpy|move|set)_chk' || status=1
  hardened_by "containers are bounded" symbols_of "$program" '__glibcxx_assert_fail' || status=1
  if [ "$(uname -m)" = x86_64 ]; then
    hardened_by "jumps land where they may" code_of "$program" 'endbr64 in many places' || status=1
  fi
  return "$status"
}

headers_of() { readelf -hW "$1"; }
dynamic_of() { readelf -dW "$1"; }
segments_of() { readelf -lW "$1"; }
symbols_of() { readelf --dyn-syms -W "$1"; }
# What every program begins with has some, whatever ours was compiled with.
code_of() { objdump -d -j .text --no-show-raw-insn "$1" | grep -c endbr64 | awk '$1 > 1000 {print "endbr64 in many places"}'; }

# hardened_by WHAT TELL PROGRAM PATTERN
hardened_by() {
  if "$2" "$3" | grep -cE "$4" >/dev/null; then echo "holds: $1"; else
    echo "does not hold: $1"
    return 1
  fi
}
