import House from '@lucide/svelte/icons/house';
import UserRound from '@lucide/svelte/icons/user-round';
import Users from '@lucide/svelte/icons/users';
import { t } from '#lib/i18n/index.svelte.ts';

/** Where one can go, beside asking. */
export const places = () => ({
	home: { href: '/', icon: House, label: t().nav.home },
	communities: { href: '/communities', icon: Users, label: t().nav.communities },
	me: { href: '/me', icon: UserRound, label: t().nav.me }
});

/** What is reached from a place though its address does not say so. */
const beyond: Record<string, string[]> = { '/me': ['/administration', '/privacy'] };

/** Marks a place while one is in it or below it. */
export function current(href: string, pathname: string) {
	if (pathname === href) return 'page';
	const is_below = (place: string) => `${pathname}/`.startsWith(`${place}/`);
	return href !== '/' && [href, ...(beyond[href] ?? [])].some(is_below) ? 'true' : undefined;
}
