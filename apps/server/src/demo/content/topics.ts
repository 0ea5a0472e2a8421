export type DemoTopic = {
  readonly slug: string
  readonly name: string
  readonly description: string
  /** Hue of the topic in degrees, 0 to 359. */
  readonly hue: number
}

export const topics = [
  {
    slug: 'sham-e-sukhan',
    name: 'Sham-e-Sukhan',
    description: 'Couplets, translations, and what they did to you. One verse a thought; name the poet.',
    hue: 8,
  },
  {
    slug: 'late-night-thoughts',
    name: 'Late night thoughts',
    description: 'For the hours when the street is quiet and the mind is not. Be gentle here.',
    hue: 265,
  },
  {
    slug: 'study-circle',
    name: 'Study circle',
    description: 'Questions, notes and company for whoever is learning something. No question is too small.',
    hue: 185,
  },
  {
    slug: 'chai-small-wins',
    name: 'Chai & small wins',
    description: 'The tap is fixed, the exam is over, the plant lives. Tell us, we will raise a cup.',
    hue: 70,
  },
  {
    slug: 'bangla-adda',
    name: 'বাংলা আড্ডা',
    description: 'গান, কবিতা, মাছের ঝোল আর অকারণ গল্প। তাড়া নেই, বসুন।',
    hue: 140,
  },
  {
    slug: 'hindi-chaupal',
    name: 'हिंदी चौपाल',
    description: 'पीपल की छाँव, दो बातें, एक दोहा। जो मन में हो, कह दीजिए।',
    hue: 40,
  },
  {
    slug: 'ghar-aangan',
    name: 'گھر آنگن',
    description: 'روزمرہ کی باتیں: باورچی خانہ، بچے، موسم، اور وہ جو کسی اور سے نہیں کہتے۔',
    hue: 300,
  },
  {
    slug: 'books-films-kitchen',
    name: 'Books, films & kitchen',
    description: 'What you are reading, watching and stirring. Spoilers go behind a warning, recipes do not.',
    hue: 105,
  },
] as const satisfies readonly DemoTopic[]

export type TopicSlug = (typeof topics)[number]['slug']
