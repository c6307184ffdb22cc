find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(OpenSSL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(spdlog REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(GTest REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(XML REQUIRED IMPORTED_TARGET libxml-2.0)
find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
find_library(CMARK_LIBRARY cmark-gfm REQUIRED)
find_library(CMARK_EXTENSIONS_LIBRARY cmark-gfm-extensions REQUIRED)

add_library(kring_dependencies INTERFACE)
target_link_libraries(kring_dependencies INTERFACE
  Threads::Threads Boost::json Boost::url Boost::headers OpenSSL::Crypto ICU::uc ICU::i18n
  spdlog::spdlog tomlplusplus::tomlplusplus PkgConfig::SQLITE PkgConfig::PQ PkgConfig::SODIUM
  PkgConfig::XML   ${STEMMER_LIBRARY} ${ZXCVBN_LIBRARY} ${CMARK_EXTENSIONS_LIBRARY} ${CMARK_LIBRARY})
target_compile_definitions(kring_dependencies INTERFACE
  BOOST_ALLOW_DEPRECATED_HEADERS BOOST_BEAST_USE_STD_STRING_VIEW SPDLOG_COMPILED_LIB)

add_library(kring_warnings INTERFACE)
target_compile_options(kring_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror)
# g++ 12 at -O2 sees overlapping copies where a literal and a string are joined, and there are none
# (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(kring_warnings INTERFACE -Wno-restrict)
endif()

if(KRING_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(KRING_THREAD_SANITIZE)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
