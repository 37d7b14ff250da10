/** Phrases that no prose uses: to set aside what was said before, in the languages that planted orders have been seen in. */

/** For folded text. */
const UNMISTAKABLE: readonly RegExp[] = [
  /^\W*(?:please )?(?:ignore|disregard|forget) (?:everything|anything|all(?: of)?|what(?:ever)?)(?: that)?(?: \S+){0,4} (?:above|before|previously|so far|said|told)\b/u,
  /^\W*(?:please )?(?:ignore|disregard|forget) (?:the |all |all the |any )?(?:above|previous|prior|preceding|foregoing)(?: text| content| messages?| conversation)?\W*$/u,
  /(?:忽略|无视|無視|忘记|忘記|不要理会).{0,8}(?:之前|以上|先前|所有|前面|上述|此前).{0,8}(?:指令|指示|提示|命令|说明|規則|规则)/u,
  /(?:只|仅|請|请).{0,4}(?:给出|给予|寫|写|输出|提供).{0,6}(?:正面|积极|好评).{0,4}(?:评价|评审|评论|审稿)/u,
  /(?:이전|위의?|앞의|모든).{0,8}(?:지시|명령|프롬프트).{0,8}무시/u,
  /игнорируй(?:те)?.{0,30}(?:инструкци|указани)/u,
  /ignore[zr]? (?:toutes )?(?:les|vos) (?:instructions|consignes) (?:précédentes|antérieures|ci-dessus)/u,
  /ignor[ae]n? (?:todas )?(?:las|tus|sus) instrucciones (?:anteriores|previas)/u,
  /ignoriere?n?(?: sie)? (?:alle |sämtliche )?(?:vorherigen|bisherigen|obigen|vorigen|früheren) (?:anweisungen|instruktionen|befehle)/u,
  /ignore (?:todas )?as instruções (?:anteriores|acima)/u,
  /[-=#*_]{2,}\s*(?:end|begin|start)(?: of)?(?: the)? (?:document|paper|article|system|prompt|user|input|instructions?|context|untrusted)\b/u,
];

/** For text spread letter by letter, where no word stands whole. */
const SPREAD =
  /(?:ignore|disregard|forget)(?:all|any|the|your|my|of)*(?:previous|prior|above|earlier|preceding)(?:instructions?|prompts?|directions?)|positivereviewonly|ifyouarean?(?:ai|llm|largelanguagemodel|languagemodel)/;

export const setsAside = (folded: string): boolean => UNMISTAKABLE.some((pattern) => pattern.test(folded));
export const setsAsideSpread = (letters: string): boolean => SPREAD.test(letters);
