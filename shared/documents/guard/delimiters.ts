/** Text shaped like the marks that part a prompt: `</document><system>`, `<|im_start|>`, `[INST]`. It loses its shape. */

/** Names that prompts use for their parts. Pages and papers show them as code too; only the angle brackets matter. */
const PART =
  'document|documents|paper|article|source|context|content|data|text|page|input|system|user|assistant|human|developer|instructions?|prompt|system_prompt|untrusted|quote|abstract|message|function_calls|tool_use|tool_result|指示|命令|システム|文書|論文';
const TAG = new RegExp(String.raw`<\s*(/?)\s*(${PART})(?:\s[^<>]{0,80})?/?\s*>`, 'gi');
const CHAT_MARK = /<\|[\w-]{1,40}\|>|<<\s*\/?SYS\s*>>|\[\/?INST\]|<\/?(?:start|end)_of_turn>|<\/s>\s*<s>/gi;
/** A speaker's name opening a block, as old chat prompts do; without a line of its own it is ordinary prose. */
const SPEAKER = /^(?:#{1,4}\s*)?(?:system|assistant|human|user)\s*:\s+(?=\S)/i;
const FENCE = /^(?:#{2,4}\s*)(?:system|instructions?|response|new instructions?)\s*:/i;

export interface PartedText {
  readonly text: string;
  /** Whether the marks try to end the document or speak in another's name, rather than show code. */
  readonly spoofed: boolean;
}

/** Takes the angle and square brackets off such marks, so that they read as words and part nothing. */
export function neutraliseDelimiters(text: string): PartedText {
  if (!/[<[#:]/.test(text)) return { text, spoofed: false };
  let closes = false;
  let speaks = FENCE.test(text);
  let clean = text.replace(TAG, (_, slash: string, name: string) => {
    if (slash) closes = true;
    else if (/^(system|assistant|developer|instructions?|prompt|system_prompt|指示|命令|システム)$/i.test(name))
      speaks = true;
    return ' ';
  });
  clean = clean.replace(CHAT_MARK, () => {
    speaks = true;
    return ' ';
  });
  if (speaks || closes) clean = clean.replace(FENCE, '').replace(SPEAKER, '');
  if (clean === text) return { text, spoofed: false };
  return { text: clean.replace(/\s+/g, ' ').trim(), spoofed: closes || speaks };
}
