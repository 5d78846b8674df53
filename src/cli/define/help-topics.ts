/** The names of the topics; their texts are loaded when one is read. */
export const TOPIC_NAMES = ['query', 'metrics', 'formats', 'alerts', 'environment', 'exit-codes'] as const;
