/** The packages ship no types, or wrong ones. */
declare module 'wink-sentiment' {
  export default function analyze(text: string): { readonly score: number };
}
declare module 'vader-sentiment' {
  const vader: {
    readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } };
  };
  export default vader;
}
