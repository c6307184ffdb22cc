/** The tools of the formatting bar that put the same mark before and after words. */
const marks: Record<string, string> = { 'md-bold': '**', 'md-italic': '_', 'md-code': '`' };

/** From which character up to which, the last one left out. */
type Part = [from: number, to: number];

/** Whether a mark can stand beside this: an underscore within a word, as in `snake_case`, is a letter like any other. */
const stands_alone = (mark: string, beside: string | undefined) =>
	mark !== '_' || !/[\p{L}\p{N}]/u.test(beside ?? '');

/** Two of them are another mark. */
const is_doubled = (text: string, mark: string, at: number) =>
	mark.length === 1 && (text[at - 1] === mark || text[at + 1] === mark);

/**
 * Where the mark begins or ends something between `from` and `to`, in pairs; one within another comes first. As in
 * CommonMark, what can end something ends what was begun last, and what cannot may begin something.
 */
function pairs(text: string, mark: string, [from, to]: Part): Part[] {
	const found: Part[] = [];
	const begun: number[] = [];
	for (let at = from; at + mark.length <= to; at += 1) {
		if (!text.startsWith(mark, at) || is_doubled(text, mark, at)) continue;
		const after = at + mark.length;
		const last = begun.at(-1);
		if (last !== undefined && !/\s/.test(text.charAt(at - 1)) && stands_alone(mark, text[after])) {
			// Of three marks in a row the last ones end it.
			if (text.startsWith(mark, at + 1)) continue;
			found.push([last, after]);
			begun.pop();
		} else if (!(after < to && /\s/.test(text.charAt(after))) && stands_alone(mark, text[at - 1])) {
			begun.push(at);
		}
		at = after - 1;
	}
	return found;
}

/** What is marked already where somebody stands or selected something, with its marks. Within one line. */
export function marked(text: string, mark: string, [start, end]: Part): Part | undefined {
	const next = text.indexOf('\n', start);
	const line: Part = [text.lastIndexOf('\n', start - 1) + 1, next < 0 ? text.length : next];
	return pairs(text, mark, line).find(([from, to]) => from <= start && end <= to);
}

/** The word before somebody who stands at the end of the text. */
function last_word(text: string, [start, end]: Part): Part | undefined {
	const word = start === end && end === text.length && /\S+$/.exec(text);
	return word ? [word.index, end] : undefined;
}

/**
 * Presses a tool of the formatting bar. The element takes marks away only where exactly what they enclose is selected
 * with them, and sees no word at the end of a text: so that is selected for it, and what was selected is again
 * afterwards.
 */
export function press_tool(tool: HTMLElement, box: HTMLTextAreaElement) {
	const mark = marks[tool.localName] ?? '';
	const selected: Part = [box.selectionStart, box.selectionEnd];
	const unmark = mark ? marked(box.value, mark, selected) : undefined;
	const part = unmark ?? (mark ? last_word(box.value, selected) : undefined);
	if (!part) return tool.click();
	const [from, to] = part;
	box.setSelectionRange(from, to);
	tool.click();
	const size = unmark ? -mark.length : mark.length;
	const last = unmark ? to + 2 * size : to + size;
	const moved = (place: number) => Math.min(Math.max(place + size, from), last);
	box.setSelectionRange(moved(selected[0]), moved(selected[1]));
}
