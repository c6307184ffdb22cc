import type { DraftPlace, KeptDraft } from './drafts.ts';

const kinds = ['question', 'community', 'answer', 'comment', 'edit', 'theme', 'profile'] as const;
export type DraftKind = (typeof kinds)[number];

/** A draft as its writer is told of it: what it is, what it is called or stands under, and where. */
export type LeftBehind = { key: string; kind: DraftKind; title?: string; href?: string };

/** What is being written at a place, where it is known here. */
export const kind_of = (place: string) => kinds.find((each) => each === place.split(':')[0]);

const longest_title = 80;
const shortened = (text: unknown) =>
	typeof text === 'string' && text.trim() ? text.trim().slice(0, longest_title) : undefined;

/** Of what begins a page of its own nobody else knows a title: it has the one it was given, or its first words. */
const places: Partial<
	Record<DraftKind, (about: string, values: Record<string, unknown>) => Partial<DraftPlace>>
> = {
	question: (_, { title, text }) => ({ href: '/ask', title: shortened(title) ?? shortened(text) }),
	community: (_, { name, purpose }) => ({
		href: '/communities/new',
		title: shortened(name) ?? shortened(purpose)
	}),
	theme: (about, { name }) => ({ href: `/themes/${about}`, title: shortened(name) }),
	answer: (about) => ({ href: `/questions/${about}` }),
	profile: () => ({ href: '/me/profile' })
};

/** What the drafts on this device are, in the order of their kinds. */
export function left_behind(drafts: Map<string, KeptDraft<object>>): LeftBehind[] {
	const all = [...drafts].flatMap(([key, { values, place }]) => {
		const [, about = ''] = key.split(':');
		const kind = kind_of(key);
		if (!kind) return [];
		return [{ key, kind, ...places[kind]?.(about, values as Record<string, unknown>), ...place }];
	});
	return all.toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}
