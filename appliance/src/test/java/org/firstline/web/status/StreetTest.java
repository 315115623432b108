package org.firstline.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A street, never a house or a flat. */
class StreetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Энск, улица Ленина, д. 5, кв. 12      | улица Ленина",
                "г. Энск, ул. Ленина, 5-12             | ул. Ленина",
                "г. Энск, ул. Ленина 5/2 кв 12         | ул. Ленина",
                "ул. Мира, дом 7 корп. 2, подъезд 1    | ул. Мира",
                "проспект Победы 100а                  | проспект Победы",
                "Энск, Садовая, 3                      | Садовая",
                "улица 8 Марта, д. 4                   | улица 8 Марта",
                "12 Lenina street, apt 7               | 12 Lenina street",
                "Lenina street 12, flat 7              | Lenina street",
                "кв. 7                                 | ''",
                "''                                    | ''",
                "д. 5, кв. 12                          | ''",
            })
    void theStreetOfAnAddress(String address, String street) {
        assertThat(Street.of(address).orElse("")).isEqualTo(street);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "улица Ленина, 1–9   | улица Ленина, 1–9",
                "Ленина 5, кв. 7     | Ленина 5",
                "Lenina 5 apt 7 left | Lenina 5",
                "OLT 3               | OLT 3",
            })
    void aPlaceWithoutAFlat(String name, String shown) {
        assertThat(Street.withoutFlat(name)).isEqualTo(shown);
    }
}
