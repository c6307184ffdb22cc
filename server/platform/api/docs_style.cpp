#include "platform/api/docs_page.h"

namespace kring::api {

const std::string_view docs_style = R"(:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --card: #ffffff; --ink: #22262b; --soft: #5a626b; --line: #dcd8d0; --accent: #0b5c6b;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #16191c; --card: #1f2327; --ink: #e9ebed; --soft: #a9b1b8; --line: #3a4046; --accent: #7fd0df; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
.page { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 2.5rem; max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem; }
nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow: auto; font-size: .9rem; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav li { padding: .1rem 0; }
nav p { margin: 0 0 .2rem; font-weight: 600; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 3rem 0 1rem; font-size: 1.35rem; border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
article h3 { margin: 0 0 .6rem; font: 600 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 4.2rem; margin-right: .6rem; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 6px; color: var(--accent); text-align: center; font-size: .85rem; }
article p { margin: 0 0 .6rem; }
dl { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .35rem 1rem; margin: 0; font-size: .95rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: .92em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
@media (max-width: 50rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 1rem; } nav { position: static; max-height: none; } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .5rem; } }
)";

}  // namespace kring::api
