-- Who does what is looked for too, without accents. There is no role in it where there is none.
ALTER TABLE profiles ADD COLUMN role_key TEXT NOT NULL DEFAULT '';
ALTER TABLE placements ADD COLUMN role_key TEXT NOT NULL DEFAULT '';
UPDATE profiles SET role_key = lower(role);
UPDATE placements SET role_key = lower(role);

UPDATE profiles SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ã', 'a'), 'ä', 'a'), 'å', 'a'), 'ā', 'a'), 'ă', 'a'), 'ą', 'a');
UPDATE profiles SET role_key = replace(role_key, 'æ', 'ae');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(role_key, 'ç', 'c'), 'ć', 'c'), 'ĉ', 'c'), 'ċ', 'c'), 'č', 'c');
UPDATE profiles SET role_key = replace(replace(role_key, 'ď', 'd'), 'đ', 'd');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e'), 'ē', 'e'), 'ĕ', 'e'), 'ė', 'e'), 'ę', 'e'), 'ě', 'e');
UPDATE profiles SET role_key = replace(replace(replace(replace(role_key, 'ĝ', 'g'), 'ğ', 'g'), 'ġ', 'g'), 'ģ', 'g');
UPDATE profiles SET role_key = replace(role_key, 'ĥ', 'h');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ì', 'i'), 'í', 'i'), 'î', 'i'), 'ï', 'i'), 'ĩ', 'i'), 'ī', 'i'), 'ĭ', 'i'), 'į', 'i'), 'ı', 'i');
UPDATE profiles SET role_key = replace(role_key, 'ĵ', 'j');
UPDATE profiles SET role_key = replace(role_key, 'ķ', 'k');
UPDATE profiles SET role_key = replace(replace(replace(replace(role_key, 'ĺ', 'l'), 'ļ', 'l'), 'ľ', 'l'), 'ł', 'l');
UPDATE profiles SET role_key = replace(replace(replace(replace(role_key, 'ñ', 'n'), 'ń', 'n'), 'ņ', 'n'), 'ň', 'n');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ò', 'o'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ö', 'o'), 'ō', 'o'), 'ŏ', 'o'), 'ő', 'o'), 'ø', 'o');
UPDATE profiles SET role_key = replace(role_key, 'œ', 'oe');
UPDATE profiles SET role_key = replace(replace(replace(role_key, 'ŕ', 'r'), 'ŗ', 'r'), 'ř', 'r');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(role_key, 'ś', 's'), 'ŝ', 's'), 'ş', 's'), 'š', 's'), 'ș', 's');
UPDATE profiles SET role_key = replace(replace(replace(role_key, 'ţ', 't'), 'ť', 't'), 'ț', 't');
UPDATE profiles SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ù', 'u'), 'ú', 'u'), 'û', 'u'), 'ü', 'u'), 'ũ', 'u'), 'ū', 'u'), 'ŭ', 'u'), 'ů', 'u'), 'ű', 'u'), 'ų', 'u');
UPDATE profiles SET role_key = replace(role_key, 'ŵ', 'w');
UPDATE profiles SET role_key = replace(replace(replace(role_key, 'ý', 'y'), 'ÿ', 'y'), 'ŷ', 'y');
UPDATE profiles SET role_key = replace(replace(replace(role_key, 'ź', 'z'), 'ż', 'z'), 'ž', 'z');

UPDATE placements SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ã', 'a'), 'ä', 'a'), 'å', 'a'), 'ā', 'a'), 'ă', 'a'), 'ą', 'a');
UPDATE placements SET role_key = replace(role_key, 'æ', 'ae');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(role_key, 'ç', 'c'), 'ć', 'c'), 'ĉ', 'c'), 'ċ', 'c'), 'č', 'c');
UPDATE placements SET role_key = replace(replace(role_key, 'ď', 'd'), 'đ', 'd');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'è', 'e'), 'é', 'e'), 'ê', 'e'), 'ë', 'e'), 'ē', 'e'), 'ĕ', 'e'), 'ė', 'e'), 'ę', 'e'), 'ě', 'e');
UPDATE placements SET role_key = replace(replace(replace(replace(role_key, 'ĝ', 'g'), 'ğ', 'g'), 'ġ', 'g'), 'ģ', 'g');
UPDATE placements SET role_key = replace(role_key, 'ĥ', 'h');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ì', 'i'), 'í', 'i'), 'î', 'i'), 'ï', 'i'), 'ĩ', 'i'), 'ī', 'i'), 'ĭ', 'i'), 'į', 'i'), 'ı', 'i');
UPDATE placements SET role_key = replace(role_key, 'ĵ', 'j');
UPDATE placements SET role_key = replace(role_key, 'ķ', 'k');
UPDATE placements SET role_key = replace(replace(replace(replace(role_key, 'ĺ', 'l'), 'ļ', 'l'), 'ľ', 'l'), 'ł', 'l');
UPDATE placements SET role_key = replace(replace(replace(replace(role_key, 'ñ', 'n'), 'ń', 'n'), 'ņ', 'n'), 'ň', 'n');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ò', 'o'), 'ó', 'o'), 'ô', 'o'), 'õ', 'o'), 'ö', 'o'), 'ō', 'o'), 'ŏ', 'o'), 'ő', 'o'), 'ø', 'o');
UPDATE placements SET role_key = replace(role_key, 'œ', 'oe');
UPDATE placements SET role_key = replace(replace(replace(role_key, 'ŕ', 'r'), 'ŗ', 'r'), 'ř', 'r');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(role_key, 'ś', 's'), 'ŝ', 's'), 'ş', 's'), 'š', 's'), 'ș', 's');
UPDATE placements SET role_key = replace(replace(replace(role_key, 'ţ', 't'), 'ť', 't'), 'ț', 't');
UPDATE placements SET role_key = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(role_key, 'ù', 'u'), 'ú', 'u'), 'û', 'u'), 'ü', 'u'), 'ũ', 'u'), 'ū', 'u'), 'ŭ', 'u'), 'ů', 'u'), 'ű', 'u'), 'ų', 'u');
UPDATE placements SET role_key = replace(role_key, 'ŵ', 'w');
UPDATE placements SET role_key = replace(replace(replace(role_key, 'ý', 'y'), 'ÿ', 'y'), 'ŷ', 'y');
UPDATE placements SET role_key = replace(replace(replace(role_key, 'ź', 'z'), 'ż', 'z'), 'ž', 'z');

-- What other modules may join with: the role that is shown of somebody, in their own words or else the organisation's.
CREATE VIEW told_roles AS
  SELECT person, role_key FROM profiles WHERE role_key <> ''
  UNION ALL
  SELECT l.person, l.role_key FROM placements l WHERE l.role_key <> ''
    AND NOT EXISTS (SELECT 1 FROM profiles p WHERE p.person = l.person AND p.role_key <> '');
