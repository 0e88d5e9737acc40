// The topics that a NewsML 1 message and its item declare, and the names that they give to formal names.
// Spec: NewsML 1.2, TopicSet, Topic, FormalName with Vocabulary and Scheme, TopicOccurrence.
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, descendants, text } from '../xml-find.ts';

export interface Topics {
  readonly byDuid: ReadonlyMap<string, XmlElement>;
  readonly byFormalName: ReadonlyMap<string, readonly XmlElement[]>;
  /** Language of the item: names in it are preferred. */
  readonly language: string | undefined;
}

/** The topics of the message and of the item, the item's first. */
export function topicsIn(item: XmlElement, root: XmlElement, language: string | undefined): Topics {
  const byDuid = new Map<string, XmlElement>();
  const byFormalName = new Map<string, XmlElement[]>();
  for (const topic of [...descendants(item, 'Topic'), ...(root === item ? [] : descendants(root, 'Topic'))]) {
    const duid = attribute(topic, 'Duid');
    if (duid && !byDuid.has(duid)) byDuid.set(duid, topic);
    for (const name of children(topic, 'FormalName').flatMap((each) => text(each) ?? []))
      byFormalName.set(name, [...(byFormalName.get(name) ?? []), topic]);
  }
  return { byDuid, byFormalName, language };
}

/** The topic that an element stands for: by `Topic` or `Vocabulary` where they point to one, else by its formal name. */
export function topicOf(element: XmlElement | undefined, topics: Topics): XmlElement | undefined {
  const pointers = ['Topic', 'Vocabulary'].flatMap((name) => attribute(element, name) ?? []);
  const pointed = pointers.flatMap((each) => topics.byDuid.get(each.replace(/^.*#/, '')) ?? [])[0];
  if (pointed) return pointed;
  const named = topics.byFormalName.get(attribute(element, 'FormalName') ?? '') ?? [];
  const scheme = attribute(element, 'Scheme');
  return (
    named.find((topic) => scheme && children(topic, 'FormalName').some((each) => attribute(each, 'Scheme') === scheme)) ??
    named.find((topic) => !scheme || children(topic, 'FormalName').some((each) => !attribute(each, 'Scheme'))) ??
    undefined
  );
}

// Descriptions come in variants, and some of them are codes or abbreviations.
const NO_NAME = /^(?:category|code|short|abbreviation|definition|explanation|note)$/i;

/** The name of a topic, in the item's language, else in English, else the first that it has. */
export function nameOf(topic: XmlElement | undefined, { language }: Topics): string | undefined {
  const descriptions = children(topic, 'Description').filter((each) => text(each) && !NO_NAME.test(attribute(each, 'Variant') ?? ''));
  const inLanguage = (tag: string | undefined) => tag && descriptions.find((each) => primary(attribute(each, 'xml:lang')) === primary(tag));
  return text(inLanguage(language) || inLanguage('en') || descriptions[0]);
}

/** What kind of thing a topic is, as its type says: `Person`, `Company` … */
export function typeOf(topic: XmlElement | undefined): string | undefined {
  return attribute(child(topic, 'TopicType'), 'FormalName');
}

/** The name that a local topic gives to a formal name; undefined where none does. */
export function resolvedName(element: XmlElement | undefined, topics: Topics): string | undefined {
  return nameOf(topicOf(element, topics), topics);
}

function primary(tag: string | undefined): string | undefined {
  return tag?.toLowerCase().split(/[-_]/, 1)[0];
}
