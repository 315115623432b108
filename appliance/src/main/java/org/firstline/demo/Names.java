package org.firstline.demo;

import java.util.List;

/** What people and firms of the town are called. */
final class Names {
    private static final List<String> SURNAMES = List.of(
            "Иванов",
            "Смирнов",
            "Кузнецов",
            "Попов",
            "Васильев",
            "Петров",
            "Соколов",
            "Михайлов",
            "Новиков",
            "Фёдоров",
            "Морозов",
            "Волков",
            "Алексеев",
            "Лебедев",
            "Семёнов",
            "Егоров",
            "Павлов",
            "Козлов",
            "Степанов",
            "Николаев",
            "Орлов",
            "Андреев",
            "Макаров",
            "Никитин",
            "Захаров",
            "Зайцев",
            "Соловьёв",
            "Борисов",
            "Яковлев",
            "Григорьев",
            "Романов",
            "Воробьёв",
            "Сергеев",
            "Кузьмин",
            "Фролов",
            "Александров",
            "Дмитриев",
            "Королёв",
            "Гусев",
            "Киселёв",
            "Ильин",
            "Максимов",
            "Поляков",
            "Сорокин",
            "Виноградов",
            "Ковалёв",
            "Белов",
            "Медведев",
            "Антонов",
            "Тарасов",
            "Жуков",
            "Баранов",
            "Филиппов",
            "Комаров",
            "Давыдов",
            "Беляев",
            "Герасимов",
            "Богданов",
            "Осипов");
    private static final List<String> UNBENDING =
            List.of("Шевченко", "Бондаренко", "Ткаченко", "Черных", "Седых", "Ким");
    private static final List<String> MEN = List.of(
            "Александр",
            "Сергей",
            "Владимир",
            "Андрей",
            "Алексей",
            "Дмитрий",
            "Николай",
            "Иван",
            "Михаил",
            "Евгений",
            "Виктор",
            "Юрий",
            "Олег",
            "Павел",
            "Роман",
            "Денис",
            "Артём",
            "Максим",
            "Константин",
            "Ринат");
    private static final List<String> WOMEN = List.of(
            "Елена",
            "Ольга",
            "Наталья",
            "Татьяна",
            "Ирина",
            "Светлана",
            "Анна",
            "Мария",
            "Людмила",
            "Галина",
            "Екатерина",
            "Надежда",
            "Валентина",
            "Юлия",
            "Марина",
            "Нина",
            "Алина",
            "Дарья",
            "Ксения",
            "Гульнара");
    private static final List<String> FATHERS = List.of(
            "Александрович",
            "Сергеевич",
            "Владимирович",
            "Андреевич",
            "Алексеевич",
            "Дмитриевич",
            "Николаевич",
            "Иванович",
            "Михайлович",
            "Евгеньевич",
            "Викторович",
            "Юрьевич",
            "Олегович",
            "Павлович",
            "Петрович",
            "Анатольевич");
    private static final List<String> GIVEN = List.of(
            "James", "Mary", "Robert", "Linda", "Chinedu", "Amina", "Wei", "Priya", "Ahmed", "Elif", "Tomas", "Julia");
    private static final List<String> FAMILY = List.of(
            "Smith", "Brown", "Wilson", "Okafor", "Hassan", "Zhang", "Sharma", "Yilmaz", "Novak", "Fischer", "Rossi",
            "Kim");
    private static final List<String> FIRMS = List.of(
            "ООО «Ромашка»",
            "ООО «Светлый дом»",
            "ООО «Стройгарант»",
            "ИП Кузьмина Е. А.",
            "ООО «Автомир»",
            "Школа № 3",
            "Детский сад «Солнышко»",
            "Аптека «Здоровье»",
            "Кафе «Берёзка»",
            "ООО «Техносервис»",
            "Библиотека № 5",
            "Стоматология «Улыбка»",
            "Городская поликлиника № 2",
            "ООО «Лесторг»",
            "Парикмахерская «Локон»",
            "Магазин «Продукты»",
            "ООО «Уралметалл»",
            "Музыкальная школа № 1",
            "ООО «Печатный двор»",
            "Гостиница «Заря»");

    private Names() {}

    /** Surname, first name and patronymic, all of one gender. */
    static String russian(Dice dice) {
        boolean woman = dice.percent(54);
        String surname = dice.percent(8) ? dice.pick(UNBENDING) : dice.pick(SURNAMES) + (woman ? "а" : "");
        String father = dice.pick(FATHERS);
        return surname + " " + dice.pick(woman ? WOMEN : MEN) + " " + (woman ? daughter(father) : father);
    }

    private static String daughter(String son) {
        return son.substring(0, son.length() - "ич".length()) + "на";
    }

    /** Somebody who came from elsewhere. */
    static String foreign(Dice dice) {
        return dice.pick(GIVEN) + " " + dice.pick(FAMILY);
    }

    static String firm(Dice dice) {
        return dice.pick(FIRMS);
    }
}
