/** From which character up to which, the last one left out. */
export type Part = [from: number, to: number];

/** Something that is marked, with its marks: `**` and `__` are strong, `*` and `_` are emphasis. */
export type Marked = { mark: string; from: number; to: number };

/** A row of the same mark, as much of it as nothing was made of yet. */
type Row = { char: string; from: number; to: number; opens: boolean; closes: boolean; length: number };

const is_space = (char: string) => !char || /\s/.test(char);
const is_punctuation = (char: string) => /[\p{P}\p{S}]/u.test(char);

/** Code spans, which take no other marks, and what stands between them. */
function code_spans(text: string, [from, to]: Part): Part[] {
	const found: Part[] = [];
	const rows = [...text.slice(from, to).matchAll(/\\.|`+/g)].filter(([row]) => row.startsWith('`'));
	for (let i = 0; i < rows.length; i += 1) {
		const end = rows.findIndex(([row], j) => j > i && row === rows[i]![0]);
		if (end < 0) continue;
		found.push([from + rows[i]!.index, from + rows[end]!.index + rows[end]![0].length]);
		i = end;
	}
	return found;
}

/** Whether a row can begin or end something: section 6.2 of CommonMark. */
function row_at(text: string, from: number, to: number, [line_from, line_to]: Part): Row {
	const char = text.charAt(from);
	const before = from > line_from ? text.charAt(from - 1) : '';
	const after = to < line_to ? text.charAt(to) : '';
	const left = !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
	const right = !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
	const opens = left && (char === '*' || !right || is_punctuation(before));
	const closes = right && (char === '*' || !left || is_punctuation(after));
	return { char, from, to, opens, closes, length: to - from };
}

function rows_of(text: string, line: Part, codes: Part[]): Row[] {
	const rows: Row[] = [];
	for (const match of text.slice(...line).matchAll(/\\.|\*+|_+/g)) {
		const from = line[0] + match.index;
		if (match[0].startsWith('\\') || codes.some(([a, b]) => a <= from && from < b)) continue;
		rows.push(row_at(text, from, from + match[0].length, line));
	}
	return rows;
}

/** The rule of three of CommonMark: `*a**b*` is no emphasis with something strong within. */
const do_not_meet = (opener: Row, closer: Row) =>
	(opener.closes || closer.opens) &&
	(opener.length + closer.length) % 3 === 0 &&
	(opener.length % 3 !== 0 || closer.length % 3 !== 0);

/** What is marked within a part of one line, what lies within something else first. */
export function marked_in(text: string, line: Part): Marked[] {
	const codes = code_spans(text, line);
	const found: Marked[] = codes.map(([from, to]) => ({ mark: '`', from, to }));
	const open: Row[] = [];
	for (const row of rows_of(text, line, codes)) {
		while (row.closes && row.from < row.to) {
			const at = open.findLastIndex((opener) => opener.char === row.char && !do_not_meet(opener, row));
			const opener = open[at];
			if (!opener) break;
			const size = Math.min(2, opener.to - opener.from, row.to - row.from);
			open.length = at + 1;
			opener.to -= size;
			row.from += size;
			found.push({ mark: row.char.repeat(size), from: opener.to, to: row.from });
			if (opener.from === opener.to) open.pop();
		}
		if (row.opens && row.from < row.to) open.push(row);
	}
	return found;
}
