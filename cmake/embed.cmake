# Writes OUTPUT: the table of every file in FOLDERS (below PROJECT), each taken in by the assembler.
# Run at every build, because files come and go without CMake hearing of it. The digest of each file
# stands beside it, so the text changes, and is compiled again, exactly when a file has changed.
set(data "")
set(tables "")
set(folders_table "")
set(number 0)
string(REPLACE "|" ";" FOLDERS "${FOLDERS}")
foreach(folder ${FOLDERS})
  file(GLOB_RECURSE files RELATIVE ${PROJECT}/${folder} ${PROJECT}/${folder}/*)
  list(SORT files)
  string(MAKE_C_IDENTIFIER "${folder}" table)
  string(APPEND tables "const EmbeddedFile ${table}[] = {\n")
  foreach(file ${files})
    file(SHA256 ${PROJECT}/${folder}/${file} digest)
    set(symbol "kring_embedded_${number}")
    math(EXPR number "${number} + 1")
    string(APPEND data "// ${digest}\n"
      "asm(\".section .rodata\\n.balign 16\\n${symbol}_begin:\\n.incbin \\\"${PROJECT}/${folder}/${file}\\\"\\n\"\n"
      "    \"${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern \"C\" const char ${symbol}_begin[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND tables "  {\"${file}\", ${symbol}_begin, ${symbol}_end},\n")
  endforeach()
  string(APPEND tables "  {nullptr, nullptr, nullptr}};\n")
  string(APPEND folders_table "  {\"${folder}\", ${table}},\n")
endforeach()

string(CONCAT text "#include \"platform/embedded/table.h\"\n\n${data}\n"
  "namespace kring::embedded {\nnamespace {\n${tables}}  // namespace\n"
  "const EmbeddedFolder table[] = {\n${folders_table}  {nullptr, nullptr}};\n}  // namespace kring::embedded\n")
set(before "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT text STREQUAL before)
  file(WRITE ${OUTPUT} "${text}")
endif()
