/** What Enter does in a list or a quotation: `text` instead of a part. */
export type NextLine = { from: number; to: number; text: string };

/** The beginning of an item: how far it is set in, its mark, and its box where it is a task. */
const item_begins =
	/^(?<inset>\s*)(?:(?<bullet>[-*+])|(?<number>\d{1,9})(?<end>[.)]))(?<gap>[ \t]+)(?<task>\[[ xX]\][ \t]+)?/;

/** Every line of a quotation bears its mark: one without belongs to it as long as none is left blank. */
const quote_begins = /^ {0,3}>[ \t]?/;

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

/** What goes on at the margin has a blank line before it, or it would hang in the last item or belong to the quotation. */
function end_of(text: string, from: number, to: number): NextLine {
	const before = text.slice(0, from).trimEnd();
	const is_apart = !before || text.slice(before.length, from).split('\n').length > 2;
	return { from, to, text: is_apart ? '' : '\n' };
}

/**
 * What Enter means for who stands in an item of a list or in a quotation: it begins the next line of that, and where
 * there are no words behind the mark it ends it. Undefined where it is a line like any other.
 */
export function next_line(text: string, at: number): NextLine | undefined {
	const from = text.lastIndexOf('\n', at - 1) + 1;
	const line = text.slice(from, at);
	const item = item_begins.exec(line);
	const [mark] = item ?? quote_begins.exec(line) ?? [];
	if (mark === undefined || is_in_code(text.slice(0, from))) return undefined;
	const rest = text.slice(from + mark.length).split('\n', 1)[0]!;
	if (!rest.trim()) return end_of(text, from, from + mark.length + rest.length);
	return { from: at, to: at, text: `\n${item?.groups ? next_item(item.groups) : mark}` };
}

function next_item({ inset, bullet, number, end, gap, task }: Record<string, string | undefined>) {
	return `${inset}${bullet ?? Number(number) + 1 + end!}${gap}${task ? '[ ] ' : ''}`;
}
