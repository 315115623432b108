/**
 * Reading a table that a person exported from a billing system or a spreadsheet: the character set, the delimiter and
 * the header row are found out, columns get their meaning from their names, and every line that can't be used is named
 * with its number, column and reason. Values and pure functions; the imports of subscribers and of the network call it
 * on whatever thread asked for the import. The other way round, reports become files through {@link
 * org.firstline.base.csv.CsvText}.
 */
@NullMarked
package org.firstline.base.csv;

import org.jspecify.annotations.NullMarked;
