/** Turns texts into a model's inputs: token ids, in rows padded to one length. */
import { UsageError } from '../../errors.js';
import type { ModelFolder } from './folder.js';
import type { Peers } from './runtime.js';

export interface Encoded {
  readonly inputs: {
    readonly input_ids: BigInt64Array;
    readonly attention_mask: BigInt64Array;
    readonly token_type_ids: BigInt64Array;
  };
  readonly dims: readonly [texts: number, tokens: number];
}

export type Encode = (texts: readonly string[]) => Encoded;

const TOKENS_AT_MOST = 512;
/**
 * Longer texts hold more tokens than are read anyway, and a tokenizer may take arbitrarily long on a text without
 * spaces.
 */
const CHARACTERS_A_TOKEN = 8;

/** @throws UsageError if the tokenizer pads with a token that the model does not have */
export function encoder(folder: ModelFolder, open: Peers['tokenizer']): Encode {
  const { config, tokenizer: json, tokenizerConfig } = folder;
  const tokenizer = open(json, tokenizerConfig);
  const most = mostTokens(folder);
  const padding = paddingOf(folder, (token) => tokenizer.token_to_id(token));
  if (typeof config['vocab_size'] === 'number' && padding >= config['vocab_size']) {
    throw new UsageError(`the tokenizer pads with ${padding}, and the model knows ${config['vocab_size']} tokens`);
  }
  const special = specialTokens(json);
  return (texts) => {
    const rows = texts.map((text) => {
      // "</s>" in a text was typed by its author and is not the end of the text.
      const plain = special.reduce(
        (left, token) => left.replaceAll(token, ' '),
        text.slice(0, CHARACTERS_A_TOKEN * most),
      );
      const { ids } = tokenizer.encode(plain);
      return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)!];
    });
    const width = Math.max(1, ...rows.map(({ length }) => length));
    const size = rows.length * width;
    const inputs = {
      input_ids: new BigInt64Array(size).fill(BigInt(padding)),
      attention_mask: new BigInt64Array(size),
      token_type_ids: new BigInt64Array(size),
    };
    for (const [row, ids] of rows.entries()) {
      for (const [place, id] of ids.entries()) {
        inputs.input_ids[row * width + place] = BigInt(id);
        inputs.attention_mask[row * width + place] = 1n;
      }
    }
    return { inputs, dims: [rows.length, width] };
  };
}

/**
 * Maximum number of tokens per text: the smallest stated limit. RoBERTa-like models (514 positions) reserve two of
 * their positions.
 */
function mostTokens({ config, tokenizer, tokenizerConfig }: ModelFolder): number {
  const truncation = tokenizer['truncation'] as { max_length?: unknown } | null | undefined;
  const positions = config['max_position_embeddings'];
  const said = [
    tokenizerConfig['model_max_length'],
    truncation?.max_length,
    typeof positions === 'number' && positions % 2 === 0 && positions > TOKENS_AT_MOST ? positions - 2 : positions,
  ].filter((length): length is number => typeof length === 'number' && Number.isInteger(length) && length >= 4);
  return Math.min(TOKENS_AT_MOST, ...said);
}

function paddingOf(
  { config, tokenizer, tokenizerConfig }: ModelFolder,
  idOf: (token: string) => number | undefined,
): number {
  const padding = tokenizer['padding'] as { pad_id?: unknown } | null | undefined;
  const written = tokenizerConfig['pad_token'] as { content?: unknown } | string | null | undefined;
  const token = typeof written === 'string' ? written : written?.content;
  const known = [padding?.pad_id, typeof token === 'string' ? idOf(token) : undefined, config['pad_token_id']];
  return known.find((id): id is number => typeof id === 'number' && Number.isInteger(id) && id >= 0) ?? 0;
}

function specialTokens(json: ModelFolder['tokenizer']): readonly string[] {
  const added = Array.isArray(json['added_tokens']) ? (json['added_tokens'] as unknown[]) : [];
  return added.flatMap((token) => {
    const { content, special } = (token ?? {}) as { content?: unknown; special?: unknown };
    return special === true && typeof content === 'string' && content.trim() !== '' ? [content] : [];
  });
}
