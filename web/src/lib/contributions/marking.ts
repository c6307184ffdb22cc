import { marked_in, type Marked, type Part } from './emphasis.ts';
import { insert } from './inserting.ts';

/** The tools that put the same mark before and after words: their own first, then what else means the same. */
const marks: Record<string, string[]> = { 'md-bold': ['**'], 'md-italic': ['_', '*'], 'md-code': ['`'] };

/** What a press does: `text` instead of a part, and where one stands or what is selected afterwards. */
export type Change = { from: number; to: number; text: string; selected: Part };

const inner = ({ mark, from, to }: Marked): Part => [from + mark.length, to - mark.length];
const stand = (at: number): Change => ({ from: at, to: at, text: '', selected: [at, at] });

function line_at(text: string, at: number): Part {
	const next = text.indexOf('\n', at);
	return [text.lastIndexOf('\n', at - 1) + 1, next < 0 ? text.length : next];
}

/** As far as the same character goes on before and after. */
function row_around(text: string, { mark, from, to }: Marked): Part {
	const char = mark.charAt(0);
	while (text[from - 1] === char) from -= 1;
	while (text[to] === char) to += 1;
	return [from, to];
}

/** A mark with nothing in it, around somebody who stands there. */
function empty_at(text: string, mark: string, at: number): Marked | undefined {
	const empty = { mark, from: at - mark.length, to: at + mark.length };
	const [from, to] = row_around(text, empty);
	return from >= 0 && text.slice(from, to) === mark + mark ? empty : undefined;
}

/** What is marked already where somebody stands or selected something: inside of it, just before or after. */
export function marked(text: string, mark: string, [start, end]: Part): Marked | undefined {
	const empty = start === end ? empty_at(text, mark, start) : undefined;
	if (empty) return empty;
	const all = marked_in(text, line_at(text, start)).filter((each) => each.mark === mark);
	return all.find((each) => {
		const [from, to] = row_around(text, each);
		return from <= start && end <= to;
	});
}

/** Where a row of asterisks ends both, as in `***a***`: any of them may come first. */
function within_row(text: string, span: Marked, at: number): Change | undefined {
	const [from, to] = row_around(text, span);
	const rest = text.slice(at, to);
	if (!/^\*+$/.test(rest)) return undefined;
	if (rest === span.mark) return stand(to);
	const begins_both = /^\*{3}(?!\*)/.test(text.slice(from));
	return rest.length === 3 && begins_both ? stand(at + span.mark.length) : undefined;
}

/** Ends one of two that end in the same place, and goes on in the other: `**a _b|_**` becomes `**a** _**b**|_`. */
function out_of_both(text: string, span: Marked, other: Marked, at: number): Change {
	if (other.mark === '`') return stand(span.to);
	const { mark, from, to } = span;
	const before = text.slice(inner(span)[0], other.from);
	const words = before.trimEnd();
	const ended = words && mark + words + mark;
	const both = other.mark + mark + text.slice(inner(other)[0], at) + mark;
	const made = ended + before.slice(words.length) + both;
	const stands = from + made.length;
	return { from, to, text: made + other.mark, selected: [stands, stands] };
}

/** Where one goes on who stands at the end of what is marked, so that the next word is plain. */
export function leaving(text: string, mark: string, at: number): Change | undefined {
	const line = line_at(text, at);
	const spaces = /[ \t]*$/.exec(text.slice(line[0], at))?.[0] ?? '';
	if (spaces) {
		// A mark ends nothing after a space, so it goes before it.
		const word = at - spaces.length;
		const end = at + mark.length;
		const is_left = leaving(text.slice(0, word) + text.slice(at), mark, word)?.to === word + mark.length;
		return is_left ? { from: word, to: end, text: mark + spaces, selected: [end, end] } : undefined;
	}
	const all = marked_in(text, line);
	const span = all.find((each) => {
		return each.mark === mark && inner(each)[0] < at && at <= row_around(text, each)[1];
	});
	if (!span || !/[^*_`]/.test(text.slice(...inner(span)))) return undefined;
	const end = inner(span)[1];
	if (at === end) return stand(span.to);
	const in_row = within_row(text, span, at);
	if (in_row) return in_row;
	const other = all.find((each) => each.to === end && inner(each)[1] === at);
	return other && out_of_both(text, span, other, at);
}

/** Takes the marks away, and leaves selected what was. */
function without(text: string, span: Marked, [start, end]: Part): Change {
	const { mark, from, to } = span;
	const kept = text.slice(...inner(span));
	const moved = (place: number) => Math.min(Math.max(place - mark.length, from), from + kept.length);
	return { from, to, text: kept, selected: [moved(start), moved(end)] };
}

/** What a tool does where something is marked by it already. */
export function pressed(text: string, tool: string, selected: Part): Change | undefined {
	const own = marks[tool] ?? [];
	const [start, end] = selected;
	const left = start === end ? own.map((mark) => leaving(text, mark, start)) : [];
	const unmarked = own.map((mark) => {
		const span = marked(text, mark, selected);
		return span && without(text, span, selected);
	});
	return [...left, ...unmarked].find(Boolean);
}

/** The word before somebody who stands at the end of the text. */
function last_word(text: string, [start, end]: Part): Part | undefined {
	const word = start === end && end === text.length && /\S+$/.exec(text);
	return word ? [word.index, end] : undefined;
}

/** Has the element see the word at the end of a text, and leaves selected what was. */
function mark_word(tool: HTMLElement, box: HTMLTextAreaElement, mark: string, [from, to]: Part) {
	box.setSelectionRange(from, to);
	tool.click();
	box.setSelectionRange(to + mark.length, to + mark.length);
}

/**
 * Presses a tool of the formatting bar. The element takes marks away only where exactly what they enclose is selected
 * with them, never lets one go on behind them, and sees no word at the end of a text.
 */
export function press_tool(tool: HTMLElement, box: HTMLTextAreaElement) {
	// What is on its way to the server stands still.
	if (box.readOnly) return;
	const selected: Part = [box.selectionStart, box.selectionEnd];
	const change = pressed(box.value, tool.localName, selected);
	const mark = marks[tool.localName]?.[0];
	const word = mark && last_word(box.value, selected);
	if (change) {
		const { from, to, text } = change;
		if (from === to) box.focus();
		else insert(box, from, to, text);
		box.setSelectionRange(...change.selected);
	} else if (word) {
		mark_word(tool, box, mark, word);
	} else {
		tool.click();
	}
}
