/**
 * Countries and what is called after them: a question may say "French" of what a document tells of France.
 *
 * @module
 */

/** Each group means the same, both ways. */
export const COUNTRIES: readonly (readonly string[])[] = `
  Afghanistan Afghan|Algeria Algerian|Argentina Argentine Argentinian|Armenia Armenian|Australia Australian|Austria Austrian|
  Azerbaijan Azerbaijani|Bangladesh Bangladeshi|Belarus Belarusian|Belgium Belgian|Bolivia Bolivian|Brazil Brazilian|Britain British|
  Bulgaria Bulgarian|Cambodia Cambodian|Canada Canadian|Chile Chilean|China Chinese|Colombia Colombian|Croatia Croatian|Cuba Cuban|
  Cyprus Cypriot|Denmark Danish|Egypt Egyptian|England English|Estonia Estonian|Ethiopia Ethiopian|Europe European|Finland Finnish|
  France French|Germany German|Greece Greek|Hungary Hungarian|Iceland Icelandic|India Indian|Indonesia Indonesian|Iran Iranian|
  Iraq Iraqi|Ireland Irish|Israel Israeli|Italy Italian|Japan Japanese|Jordan Jordanian|Kazakhstan Kazakh|Kenya Kenyan|Latvia Latvian|
  Lebanon Lebanese|Libya Libyan|Lithuania Lithuanian|Luxembourg Luxembourgish|Malaysia Malaysian|Malta Maltese|Mexico Mexican|
  Mongolia Mongolian|Morocco Moroccan|Netherlands Dutch|Nigeria Nigerian|Norway Norwegian|Pakistan Pakistani|Peru Peruvian|
  Philippines Philippine Filipino|Poland Polish|Portugal Portuguese|Romania Romanian|Russia Russian|Scotland Scottish|Serbia Serbian|
  Singapore Singaporean|Slovakia Slovak|Slovenia Slovenian|Somalia Somali|Spain Spanish|Sweden Swedish|Switzerland Swiss|Syria Syrian|
  Taiwan Taiwanese|Thailand Thai|Tunisia Tunisian|Turkey Turkish|Ukraine Ukrainian|Venezuela Venezuelan|Vietnam Vietnamese|Wales Welsh
`
  .split('|')
  .map((group) => group.trim().split(' '));
