import { Problem } from '#lib/api/problem.ts';

/** As many octets as the server takes. */
const LONGEST = 2_000_000;

type Read = { data: string } | { problem: Problem };

/**
 * What stands in a file that somebody chose, or why it is no list. A browser reads no file that was saved again since
 * it was chosen.
 */
export async function text_of(file: Blob): Promise<Read> {
	if (file.size > LONGEST) return { problem: new Problem('roster.too_long') };
	const octets = await file.arrayBuffer().catch(() => undefined);
	if (!octets) return { problem: new Problem('roster.file_changed') };
	try {
		return { data: new TextDecoder('utf-8', { fatal: true }).decode(octets) };
	} catch (error) {
		if (error instanceof TypeError) return { problem: new Problem('roster.not_utf8') };
		throw error;
	}
}
