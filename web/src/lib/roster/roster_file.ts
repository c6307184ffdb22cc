import { Problem } from '#lib/api/problem.ts';

/** As many octets as the server takes. */
const LONGEST = 2_000_000;

type Read = { data: string } | { problem: Problem };

/** What stands in a file that somebody chose, or why it is no list. */
export async function text_of(file: Blob): Promise<Read> {
	if (file.size > LONGEST) return { problem: new Problem('roster.too_long') };
	try {
		const octets = await file.arrayBuffer();
		return { data: new TextDecoder('utf-8', { fatal: true }).decode(octets) };
	} catch {
		return { problem: new Problem('roster.not_utf8') };
	}
}
