# What makes a mistake of ours harder to misuse, in the program that is packaged. tools/dev/hardened.sh
# reads the built program and says whether all of it is there.
if(KRING_HARDEN)
  add_compile_options(-fstack-protector-strong -fstack-clash-protection -fPIE)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS)
  add_link_options(-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    add_compile_options(-fcf-protection=full)
  elseif(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
    add_compile_options(-mbranch-protection=standard)
  endif()
endif()
