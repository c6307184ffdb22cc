import type { Import } from '#lib/api/client.ts';
import { t } from '#lib/i18n/index.svelte.ts';

/** What an import is called: as the folder of its dump, as far as that is known. */
export const name_of = ({ source, community }: Pick<Import, 'source' | 'community'>) =>
	source || t().imports.unnamed(community.name);
