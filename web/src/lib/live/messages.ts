import type { Answer, Comment, Question } from '#lib/api/client.ts';

/** The HTML is left out where it is too long to send to everybody. */
type Live<T extends { html: string }, Left extends keyof T> = Omit<T, 'html' | 'text' | 'may' | Left> & {
	html?: string;
};

/** What the live socket says. Rendered once for everybody, so it leaves out what depends on who reads. */
export type LiveQuestion = Live<
	Question,
	'community' | 'answers' | 'comments' | 'audience' | 'same_mine' | 'likes' | 'links'
>;
export type LiveAnswer = Live<Answer, 'helpful_mine' | 'comments'>;
export type LiveComment = Live<Comment, never>;

export type Change =
	| { changed: 'question'; question: LiveQuestion }
	| { changed: 'answer'; answer: LiveAnswer }
	| { changed: 'comment'; comment: LiveComment };

export type LiveMessage =
	Change | { watching: string } | { refused: string } | { ended: string } | { signed_out: true };

/** A frame this client understands; anything else, such as what a newer server adds, is left alone. */
export function read_message(frame: unknown): LiveMessage | undefined {
	if (typeof frame !== 'string') return undefined;
	try {
		const message: unknown = JSON.parse(frame);
		const known = ['changed', 'watching', 'refused', 'ended', 'signed_out'];
		const is_ours = typeof message === 'object' && message !== null && known.some((name) => name in message);
		return is_ours ? (message as LiveMessage) : undefined;
	} catch {
		return undefined;
	}
}
