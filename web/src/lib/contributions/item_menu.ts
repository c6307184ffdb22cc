import Link from '@lucide/svelte/icons/link';
import Pencil from '@lucide/svelte/icons/pencil';
import Undo from '@lucide/svelte/icons/undo-2';
import { t } from '#lib/i18n/index.svelte.ts';
import { copy } from '#lib/ui/copy.ts';
import type { MenuItem } from '#lib/ui/Menu.svelte';
import { say } from '#lib/ui/status.svelte.ts';

type Acts = {
	may: { edit: boolean; withdraw: boolean };
	link?: string;
	/** What one may do besides. */
	more?: MenuItem[];
	edit: () => void;
	withdraw: () => void;
};

/** What the menu of a question, answer or comment offers this reader: last what takes it out of sight. */
export function item_menu({ may, link, more = [], edit, withdraw }: Acts): MenuItem[] {
	return [
		...(may.edit ? [{ icon: Pencil, label: t().question.edit, run: edit }] : []),
		...(link ? [{ icon: Link, label: t().question.copy_link, run: () => copy_link(link) }] : []),
		...more,
		...(may.withdraw ? [{ icon: Undo, label: t().question.withdraw, run: withdraw }] : [])
	];
}

/** Where nothing can be copied, the address bar says the link: of an answer, with where it stands. */
async function copy_link(path: string) {
	const done = await copy(new URL(path, location.origin).href);
	if (!done) history.replaceState(history.state, '', path);
	say(done ? t().question.link_copied : t().question.link_not_copied);
}
