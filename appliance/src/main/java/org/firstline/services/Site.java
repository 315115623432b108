package org.firstline.services;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Where the box stands.
 *
 * @param name of the provider, as staff and subscribers know it
 * @param language of prompts, messages and notes where a person's own is not known
 * @param zone that people read times in
 * @param region the country of phone numbers that do not say theirs, as in ISO 3166: "RU"
 */
public record Site(String name, Locale language, ZoneId zone, String region) {}
