import { Problem } from '#lib/api/problem.ts';

/** As many octets as the server takes. */
const LONGEST = 2_000_000;

/** So many headings are named to whoever looks for what is missing among them. */
const MOST_HEADINGS = 20;

/** `from_windows_1252`: it was no UTF-8, and some letters may be others than they were. */
export type RosterText = { text: string; from_windows_1252: boolean };
type Read = { data: RosterText } | { problem: Problem };

/** How files begin that are Excel's own, new and old. */
const workbooks = [
	[0x50, 0x4b, 0x03, 0x04],
	[0xd0, 0xcf, 0x11, 0xe0]
];
/** How Windows marks text of 16 bits. */
const wide = [
	[0xff, 0xfe],
	[0xfe, 0xff]
];

const begins = (octets: Uint8Array, marks: number[][]) =>
	marks.some((mark) => mark.every((each, at) => octets[at] === each));

function decoded(octets: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(octets);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}

/**
 * What stands in a file that somebody chose, or why it is no list. A browser reads no file that was saved again since
 * it was chosen.
 */
export async function text_of(file: Blob): Promise<Read> {
	if (file.size > LONGEST) return { problem: new Problem('roster.too_long') };
	const buffer = await file.arrayBuffer().catch(() => undefined);
	if (!buffer) return { problem: new Problem('roster.file_changed') };
	const octets = new Uint8Array(buffer);
	if (begins(octets, workbooks)) return { problem: new Problem('roster.workbook') };
	const text = decoded(octets, 'utf-8');
	if (text !== undefined) return { data: { text, from_windows_1252: false } };
	const is_text = !begins(octets, wide) && !octets.includes(0);
	const older = is_text ? decoded(octets, 'windows-1252') : undefined;
	if (older === undefined) return { problem: new Problem('roster.not_utf8') };
	return { data: { text: older, from_windows_1252: true } };
}

/** What the first line calls its columns, as far as that can be said without reading the file as the server does. */
export const headings_of = (text: string) =>
	text
		.split(/[\r\n]+/)
		.find((line) => line.trim() && !/^sep=.$/.test(line))
		?.split(/[;,\t]/)
		.map((heading) => heading.replaceAll('"', '').trim())
		.filter(Boolean)
		.slice(0, MOST_HEADINGS) ?? [];
