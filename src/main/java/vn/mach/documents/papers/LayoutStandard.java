package vn.mach.documents.papers;

/** Whose rules of layout a paper follows. */
public enum LayoutStandard {
  /** Party papers: guideline 36-HD/VPTW of 3 April 2018. */
  PARTY,
  /** State papers: Decree 30/2020/NĐ-CP of 5 March 2020, annex I. */
  STATE
}
