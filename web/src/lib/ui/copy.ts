/** Puts text on the clipboard. False where the browser has none (plain http) or the reader refuses. */
export async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
