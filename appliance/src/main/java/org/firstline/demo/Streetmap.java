package org.firstline.demo;

import java.util.List;

/** The town on paper. It lies nowhere. */
final class Streetmap {
    static final String TOWN = "Светлореченск";

    /**
     * A part of the town.
     *
     * @param code for ids of nodes
     * @param streets as they are spoken: "улица Ленина"
     */
    record District(String code, String name, List<String> streets) {}

    /** Blocks of flats, with a switch for every few houses. */
    static final List<District> FLATS = List.of(
            new District(
                    "cen",
                    "Центральный район",
                    List.of("улица Ленина", "улица Пушкина", "Советская улица", "проспект Мира", "улица Гагарина")),
            new District(
                    "zav",
                    "Заводской район",
                    List.of(
                            "Заводская улица",
                            "улица Металлургов",
                            "улица Кирова",
                            "Рабочая улица",
                            "улица Строителей")),
            new District(
                    "zar",
                    "Заречный район",
                    List.of("Набережная улица", "Речная улица", "улица Чехова", "Мостовая улица", "улица Лермонтова")),
            new District(
                    "sev",
                    "Северный микрорайон",
                    List.of(
                            "Северная улица",
                            "улица Космонавтов",
                            "улица Королёва",
                            "Полярная улица",
                            "улица Циолковского")),
            new District(
                    "vok",
                    "Привокзальный район",
                    List.of(
                            "Вокзальная улица",
                            "Железнодорожная улица",
                            "улица Толстого",
                            "Почтовая улица",
                            "улица Некрасова")),
            new District(
                    "uni",
                    "Университетский городок",
                    List.of(
                            "Университетская улица",
                            "улица Ломоносова",
                            "Студенческая улица",
                            "улица Менделеева",
                            "Парковая улица")));

    /** Small houses, on fibre. */
    static final List<District> COTTAGES = List.of(
            new District(
                    "sol",
                    "посёлок Солнечный",
                    List.of(
                            "Солнечная улица",
                            "Садовая улица",
                            "Вишнёвая улица",
                            "Кленовая улица",
                            "Рябиновая улица",
                            "Тихая улица",
                            "Весенняя улица",
                            "Цветочная улица")),
            new District(
                    "dub",
                    "посёлок Дубрава",
                    List.of(
                            "Лесная улица",
                            "Дубовая улица",
                            "Полевая улица",
                            "Луговая улица",
                            "Ягодная улица",
                            "Сосновая улица",
                            "Родниковая улица",
                            "Дачная улица")));

    /** The old town, where only the television cable reaches. */
    static final District OLD = new District(
            "old",
            "Старый город",
            List.of(
                    "Соборная улица",
                    "Торговая улица",
                    "Кузнечная улица",
                    "Гончарная улица",
                    "Мельничная улица",
                    "Крепостная улица",
                    "Базарная улица",
                    "Купеческая улица"));

    private Streetmap() {}
}
