import type { Plugin, Rule } from 'postcss';

/** A browser on a phone leaves `:hover` on what was tapped last, so it holds only where something hovers. */
const WHERE_ONE_HOVERS = '(hover: hover)';

const hovers = (selector: string) => selector.includes(':hover');

const is_within = (rule: Rule): boolean => {
	for (let around = rule.parent; around; around = around.parent as Rule['parent'])
		if (around.type === 'atrule' && 'params' in around && around.params === WHERE_ONE_HOVERS) return true;
	return false;
};

/** Puts every style for `:hover` behind `@media (hover: hover)`, so that no sheet has to think of it. */
export function where_one_hovers(): Plugin {
	return {
		postcssPlugin: 'where-one-hovers',
		Rule(rule, { AtRule }) {
			const hovering = rule.selectors.filter(hovers);
			if (!hovering.length || is_within(rule)) return;
			const media = new AtRule({ name: 'media', params: WHERE_ONE_HOVERS });
			const rest = rule.selectors.filter((selector) => !hovers(selector));
			const hovered = rule.clone({ selectors: hovering });
			rule.after(media);
			media.append(hovered);
			if (rest.length) rule.selectors = rest;
			else rule.remove();
		}
	};
}
