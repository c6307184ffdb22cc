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

/** What is reached from one's own place though its address does not say so; `me` is who one is. */
const beyond_me = (me: string) => ['/administration', '/privacy', `/people/${me}`];

/** Marks a place while one is in it or below it. */
export function current(href: string, pathname: string, me: string) {
	if (pathname === href) return 'page';
	const is_below = (place: string) => `${pathname}/`.startsWith(`${place}/`);
	const all = href === '/me' ? [href, ...beyond_me(me)] : [href];
	return href !== '/' && all.some(is_below) ? 'true' : undefined;
}
