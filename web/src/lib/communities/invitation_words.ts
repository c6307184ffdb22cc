import type { Invitation } from '#lib/api/client.ts';
import { t } from '#lib/i18n/index.svelte.ts';

/** Whom a link is for, as a list names them. */
export const whom_of = ({ email, for_newcomers }: Invitation) =>
	email ?? (for_newcomers ? t().invitations.anybody : t().invitations.colleagues);

/** Where it leads: a newcomer begins there. Of a private community no more is known than that it is one. */
function where_of({ community, for_newcomers, leads_into_community }: Invitation) {
	if (!leads_into_community) return undefined;
	if (!community) return t().invitations.leads_somewhere;
	return for_newcomers ? t().invitations.into(community.name) : t().invitations.leads_into(community.name);
}

/** As what it lets somebody in, and where. Whoever has an account keeps the role they have. */
export const role_of = (invitation: Invitation) =>
	[invitation.for_newcomers && t().invitations.roles[invitation.role], where_of(invitation)]
		.filter(Boolean)
		.join(', ');
