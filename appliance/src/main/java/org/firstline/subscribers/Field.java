package org.firstline.subscribers;

import org.firstline.base.csv.ColumnNames;

/**
 * What a file can say of a subscriber, and under which titles: English and Russian ones, and those of UTM5, LANBilling,
 * ABillS, Hydra, Splynx and Ubilling exports.
 */
enum Field {
    CONTRACT,
    NAME,
    KIND,
    LANGUAGE,
    PHONES,
    ADDRESS,
    NODE,
    STATUS,
    BLOCKED,
    SMS_OK,
    TARIFF,
    BALANCE,
    NOTES,
    SERVICES,
    TV_NODE,
    TELEPHONY_NODE,
    VULNERABLE;

    static final ColumnNames<Field> NAMES = new ColumnNames<>(Field.class)
            .one(
                    CONTRACT,
                    "contract",
                    "contract no",
                    "contract number",
                    "agreement",
                    "agreement number",
                    "contract id",
                    "номер договора",
                    "№ договора",
                    "договор",
                    "account",
                    "account number",
                    "account id",
                    "лицевой счет",
                    "лицевой",
                    "л/с",
                    "счет",
                    "логин",
                    "login",
                    "code",
                    "customer id",
                    "subscriber id",
                    "id")
            .joined(
                    NAME,
                    0,
                    "surname|last name|фамилия|lastname",
                    "name|first name|имя",
                    "second name|middle name|patronymic|отчество")
            .joined(
                    NAME,
                    0,
                    "full name|fio|фио|ф.и.о.|name|realname|customer|customer"
                            + " name|subscriber|client|company|абонент|клиент|имя|наименование|название",
                    "fio2",
                    "fio3")
            .one(
                    KIND,
                    "kind",
                    "type",
                    "category",
                    "customer type",
                    "organization",
                    "company y/n",
                    "is company",
                    "тип",
                    "тип абонента",
                    "категория",
                    "юрлицо",
                    "юр. лицо")
            .one(LANGUAGE, "language", "lang", "locale", "язык")
            .every(
                    PHONES,
                    "phones",
                    "phone",
                    "phone number",
                    "phone numbers",
                    "phone1",
                    "phone2",
                    "phone3",
                    "mobile",
                    "mobile phone",
                    "mobileext",
                    "cell",
                    "cell phone",
                    "contact phone",
                    "home phone",
                    "work phone",
                    "телефон",
                    "телефоны",
                    "тел",
                    "телефон 1",
                    "телефон 2",
                    "телефон 3",
                    "мобильный",
                    "мобильный телефон",
                    "сотовый",
                    "сотовый телефон",
                    "домашний телефон",
                    "рабочий телефон",
                    "контактный телефон",
                    "номер телефона")
            .one(
                    ADDRESS,
                    "address",
                    "full address",
                    "service address",
                    "адрес",
                    "полный адрес",
                    "адрес подключения",
                    "адрес установки")
            .joined(
                    ADDRESS,
                    1,
                    "city|town|город|населенный пункт",
                    "street|street 1|улица",
                    "house|house number|build|building|дом|номер дома",
                    "letter|block|corpus|корпус|строение|литера",
                    "flat|apt|apartment|flat number|квартира|кв")
            .one(
                    NODE,
                    "node",
                    "node id",
                    "switch",
                    "switch id",
                    "device",
                    "olt",
                    "access node",
                    "узел",
                    "id узла",
                    "коммутатор",
                    "свитч",
                    "оборудование")
            .one(STATUS, "status", "state", "account status", "статус", "состояние")
            .one(
                    BLOCKED,
                    "disable",
                    "disabled",
                    "blocked",
                    "block",
                    "is blocked",
                    "заблокирован",
                    "блокировка",
                    "отключен")
            .one(
                    SMS_OK,
                    "sms ok",
                    "sms",
                    "sms allowed",
                    "sms consent",
                    "sms notifications",
                    "смс",
                    "согласие на смс",
                    "смс разрешены",
                    "рассылка")
            .one(
                    TARIFF,
                    "tariff",
                    "tariff plan",
                    "tariff name",
                    "plan",
                    "plan name",
                    "internet plan",
                    "service plan",
                    "тариф",
                    "тарифный план")
            .one(BALANCE, "balance", "deposit", "account balance", "баланс", "депозит", "остаток", "остаток на счете")
            .one(
                    NOTES,
                    "notes",
                    "note",
                    "comment",
                    "comments",
                    "remark",
                    "remarks",
                    "description",
                    "примечание",
                    "примечания",
                    "комментарий",
                    "заметки")
            .one(SERVICES, "services", "service", "service kinds", "услуги", "услуга", "вид услуги")
            .one(TV_NODE, "tv node", "catv node", "amplifier", "узел тв", "узел ктв", "усилитель")
            .one(TELEPHONY_NODE, "telephony node", "voice node", "узел телефонии")
            .one(
                    VULNERABLE,
                    "vulnerable",
                    "priority customer",
                    "social",
                    "social object",
                    "социальный",
                    "соцобъект",
                    "социальный объект",
                    "социально значимый",
                    "особый")
            .withoutHeader(CONTRACT, NAME, PHONES, ADDRESS, NODE, TARIFF, BALANCE);
}
