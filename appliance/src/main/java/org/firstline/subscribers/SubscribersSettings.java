package org.firstline.subscribers;

/**
 * @param region the country of phones that do not say theirs (ISO 3166)
 * @param areaCode what a city number without its area code lacks: "351"; empty where there is no such habit
 * @param language of subscribers whose file does not say: "ru" or "en"
 * @param smsOk whether subscribers whose file does not say may get service messages
 */
public record SubscribersSettings(String region, String areaCode, String language, boolean smsOk) {
    public static final SubscribersSettings DEFAULT = new SubscribersSettings("RU", "", "ru", true);
}
