/** What Enter does in a list: `text` instead of a part. */
export type NextLine = { from: number; to: number; text: string };

/** The beginning of an item: how far it is set in, its mark, and its box where it is a task. */
const item_begins =
	/^(?<inset>\s*)(?:(?<bullet>[-*+])|(?<number>\d{1,9})(?<end>[.)]))(?<gap>[ \t]+)(?<task>\[[ xX]\][ \t]+)?/;

/** Whether somebody writes code there, where a line is no item whatever it begins with. */
function is_in_code(before: string) {
	let fence: string | undefined;
	for (const line of before.split('\n')) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (!mark) continue;
		if (!fence) fence = mark;
		else if (mark.startsWith(fence)) fence = undefined;
	}
	return fence !== undefined;
}

/**
 * What Enter means for who stands in an item of a list: it begins the next one, and in an item without words it ends
 * the list. Undefined where it is a line like any other.
 */
export function next_line(text: string, at: number): NextLine | undefined {
	const from = text.lastIndexOf('\n', at - 1) + 1;
	const begins = item_begins.exec(text.slice(from, at));
	if (!begins?.groups || is_in_code(text.slice(0, from))) return undefined;
	const { inset = '', bullet, number, end = '', gap = '', task } = begins.groups;
	const rest = text.slice(from + begins[0].length).split('\n', 1)[0]!;
	if (!rest.trim()) return { from, to: from + begins[0].length + rest.length, text: '' };
	const mark = bullet ?? Number(number) + 1 + end;
	return { from: at, to: at, text: `\n${inset}${mark}${gap}${task ? '[ ] ' : ''}` };
}
