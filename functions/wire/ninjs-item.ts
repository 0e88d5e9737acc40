// IPTC ninjs 3.1 as types: the closed vocabulary of `Story.item`.
// Spec: IPTC ninjs 3.1, ninjs-schema_3.1.json.

export type NewsObjectType = 'text' | 'audio' | 'video' | 'picture' | 'graphic' | 'composite' | 'component' | 'event' | 'planning';
export type PubStatus = 'usable' | 'withheld' | 'canceled';

export interface NinjsItem {
  readonly uri: string;
  readonly type?: NewsObjectType;
  readonly representationType?: 'full' | 'partial';
  readonly profile?: string;
  readonly version?: string;
  readonly firstCreated?: string;
  readonly versionCreated?: string;
  readonly contentCreated?: string;
  readonly embargoedUntil?: string;
  readonly expires?: string;
  readonly pubStatus?: PubStatus;
  readonly urgency?: number;
  readonly copyrightHolder?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  readonly rightsInfo?: RightsInfo;
  readonly edNote?: string;
  readonly language?: string;
  readonly title?: string;
  readonly by?: string;
  readonly slugline?: string;
  readonly located?: string;
  readonly headlines?: readonly TextBlock[];
  readonly descriptions?: readonly TextBlock[];
  readonly bodies?: readonly Body[];
  readonly people?: readonly Concept[];
  readonly organisations?: readonly Organisation[];
  readonly places?: readonly Place[];
  readonly subjects?: readonly Subject[];
  readonly events?: readonly EventConcept[];
  readonly objects?: readonly Concept[];
  readonly infoSources?: readonly InfoSource[];
  readonly genres?: readonly Genre[];
  readonly eventDetails?: EventDetails;
  readonly plannedCoverage?: readonly PlannedCoverage[];
  readonly renditions?: readonly Rendition[];
  readonly associations?: readonly Association[];
  readonly altIds?: readonly AltId[];
  readonly trustIndicators?: readonly TrustIndicator[];
  readonly standard?: Standard;
  readonly digitalSourceType?: Genre;
}

export interface TextBlock {
  readonly role?: string;
  readonly contentType?: string;
  readonly value: string;
}

export interface Body extends TextBlock {
  readonly charCount?: number;
  readonly wordCount?: number;
}

export interface Concept {
  readonly name?: string;
  readonly rel?: string;
  readonly uri?: string;
  readonly literal?: string;
  readonly contactInfo?: readonly ContactInfo[];
}

export interface Organisation extends Concept {
  readonly symbols?: readonly { readonly exchange?: string; readonly symbolType?: string; readonly symbol?: string }[];
}

export interface Place extends Concept {
  readonly geoJSON?: unknown;
}

export interface Subject {
  readonly name?: string;
  readonly rel?: string;
  readonly uri?: string;
  readonly literal?: string;
  readonly creator?: string;
  /** 0 to 100. */
  readonly relevance?: number;
  /** 0 to 100. */
  readonly confidence?: number;
}

export interface EventConcept {
  readonly id?: string;
  readonly name?: string;
  readonly rel?: string;
  readonly uri?: string;
  readonly literal?: string;
}

export interface InfoSource {
  readonly name?: string;
  readonly role?: string;
  readonly uri?: string;
  readonly literal?: string;
  readonly contactInfo?: readonly ContactInfo[];
}

export interface Genre {
  readonly name?: string;
  readonly uri?: string;
  readonly literal?: string;
}

/** Exactly one of `value` and `address`. */
export interface ContactInfo {
  readonly type?: string;
  readonly role?: string;
  readonly lang?: string;
  readonly name?: string;
  readonly value?: string;
  readonly address?: {
    readonly lines?: readonly string[];
    readonly locality?: string;
    readonly area?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
}

/** Needs a start (`startDate` or `expectedStartDate`) or an end (`endDate` or `expectedEndDate`), one of each pair at most. */
export interface Dates {
  readonly startDate?: string;
  readonly endDate?: string;
  readonly expectedStartDate?: string;
  readonly expectedEndDate?: string;
  readonly expectedDuration?: string;
  readonly recurrence?: {
    readonly recurrenceRules?: readonly {
      readonly frequency?: 'secondly' | 'minutely' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';
      readonly interval?: number;
      readonly until?: string;
      readonly count?: number;
    }[];
  };
}

export interface EventDetails {
  readonly eventStatus?: string;
  readonly plannedCoverageStatus?: string;
  readonly dates?: Dates;
  readonly organiser?: Organisation;
}

export interface PlannedCoverage {
  readonly uri?: string;
  readonly title?: string;
  readonly pubStatus?: PubStatus;
  readonly type?: NewsObjectType;
  readonly commissioned?: {
    readonly by?: string;
    readonly on?: string;
    readonly references?: readonly { readonly name?: string; readonly value?: string }[];
  };
  readonly dates?: Dates;
  readonly audiences?: readonly { readonly audience?: string; readonly significance?: number }[];
  readonly exclAudience?: readonly string[];
  readonly edNote?: string;
  readonly urgency?: number;
  readonly language?: string;
  readonly itemCount?: { readonly rangeFrom?: number; readonly rangeTo?: number };
  readonly wordCount?: number;
  readonly renditions?: readonly Rendition[];
}

export interface Rendition {
  readonly name: string;
  readonly href?: string;
  readonly contentType?: string;
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sizeInBytes?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly format?: string;
  readonly aspectRatio?: string;
  readonly videoCodec?: string;
  readonly frameRate?: number;
  readonly poi?: { readonly x?: number; readonly y?: number };
  readonly transportProtocol?: string;
  readonly scanType?: 'progressive' | 'interlaced';
  readonly bitrate?: string;
}

/** Another item that belongs to this one; `name` and `uri` are required. */
export interface Association extends NinjsItem {
  readonly name: string;
  readonly rel?: string;
}

export interface AltId {
  readonly role?: string;
  readonly value?: string;
}

export interface TrustIndicator {
  readonly role?: string;
  readonly title?: string;
  readonly href?: string;
}

/** Exactly one of `linkedRights` and `encodedRights`. */
export interface RightsInfo {
  readonly langId?: string;
  readonly linkedRights?: string;
  readonly encodedRights?: string;
}

export interface Standard {
  readonly name?: string;
  readonly version?: string;
  readonly schema?: string;
}
