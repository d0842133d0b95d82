/**
 * Names and descriptions of commands and options in the languages of Discord's clients. Names keep Discord's pattern:
 * lower case, no spaces (https://docs.discord.com/developers/interactions/application-commands).
 *
 * @module
 */
import { Locale, type LocalizationMap } from 'discord.js';

/** German, French, Spanish, Portuguese and Japanese; Spanish stands for Spain and for Latin America. */
function localized(german: string, french: string, spanish: string, portuguese: string, japanese: string) {
  return {
    [Locale.German]: german,
    [Locale.French]: french,
    [Locale.SpanishES]: spanish,
    [Locale.SpanishLATAM]: spanish,
    [Locale.PortugueseBR]: portuguese,
    [Locale.Japanese]: japanese,
  } satisfies LocalizationMap;
}

export const names = {
  ask: localized('fragen', 'demander', 'preguntar', 'perguntar', '質問'),
  sources: localized('quellen', 'sources', 'fuentes', 'fontes', '資料一覧'),
  help: localized('hilfe', 'aide', 'ayuda', 'ajuda', 'ヘルプ'),
  find: localized(
    'In den Fallakten suchen',
    'Chercher dans le dossier',
    'Buscar en los documentos',
    'Buscar nos documentos',
    '事件資料で検索',
  ),
  question: localized('frage', 'question', 'pregunta', 'pergunta', '質問文'),
  private: localized('privat', 'privé', 'privado', 'privado', '非公開'),
  to: localized('an', 'à', 'para', 'para', '宛先'),
} as const;

export const descriptions = {
  ask: localized(
    'Zeigt die Stelle der Falldokumente, die antwortet, mit Fundstelle',
    'Montre le passage du dossier qui répond, avec sa référence',
    'Muestra el pasaje de los documentos que responde, con su cita',
    'Mostra o trecho dos documentos que responde, com a citação',
    '質問に答える事件資料の一節を出典付きで表示します',
  ),
  sources: localized(
    'Welche Dokumente durchsucht werden',
    'Quels documents sont consultés',
    'Qué documentos se consultan',
    'Quais documentos são consultados',
    '検索対象の資料を表示します',
  ),
  help: localized(
    'Was man fragen kann und wie',
    'Ce que l’on peut demander, et comment',
    'Qué se puede preguntar y cómo',
    'O que se pode perguntar e como',
    '質問の仕方を表示します',
  ),
  question: localized(
    'Was Sie wissen möchten',
    'Ce que vous voulez savoir',
    'Lo que quiere saber',
    'O que deseja saber',
    '知りたいこと',
  ),
  private: localized(
    'Nur Sie sehen die Antwort',
    'Vous seul voyez la réponse',
    'Solo usted ve la respuesta',
    'Só você vê a resposta',
    '回答を自分だけに表示します',
  ),
  to: localized(
    'Wen die Antwort erwähnt',
    'La personne que la réponse mentionne',
    'A quién menciona la respuesta',
    'Quem a resposta menciona',
    '回答でメンションする相手',
  ),
} as const;
