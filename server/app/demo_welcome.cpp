#include "app/demo_welcome.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace kring::app {

void write_demo_settings(const config::Settings& settings, const DemoOrganisation& organisation) {
  const auto file = settings.data / "kring.toml";
  if (std::filesystem::exists(file)) return;
  std::ofstream out(file);
  out << "organisation = \"" << organisation.name << "\"\nlanguage = \"nl\"\n";
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void say_who_signs_in(std::ostream& out, const DemoOrganisation& organisation) {
  out << organisation.name << " is there. Sign in as one of these, with the password “"
      << demo_password << "”:\n";
  for (const auto& person : demo_people_to_sign_in_as()) {
    out << "  " << person.email << "  " << person.about->en << '\n';
  }
}

}  // namespace kring::app
