package org.firstline.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL that reads subscribers; {@link SubscriberChangeRows} has what changes them. */
final class SubscriberRows {
    /** For more keys than these, reading the whole table is faster than asking for each. */
    private static final int FEW_NODES = 50;

    private static final int FEW_SUBSCRIBERS = 2_000;
    private static final SortedMap<Integer, PhoneNumber> EMPTY = Collections.emptySortedMap();

    private static final String SELECT = "select s.id, s.contract, s.name, s.kind, s.language, s.address, s.node,"
            + " s.status, s.sms_ok, s.tariff, s.balance, s.notes, s.vulnerable from subscriber s ";

    private SubscriberRows() {}

    static Optional<Subscriber> find(Handle h, long id) {
        return read(h, h.createQuery(SELECT + "where s.id = :id").bind("id", id)).stream()
                .findFirst();
    }

    static Subscriber get(Handle h, long id) {
        return find(h, id).orElseThrow();
    }

    static Optional<Subscriber> findByContract(Handle h, String contract) {
        return read(h, h.createQuery(SELECT + "where s.contract = :contract").bind("contract", contract)).stream()
                .findFirst();
    }

    static List<Subscriber> findByPhone(Handle h, PhoneNumber phone, int most) {
        return findByPhones(h, Set.of(phone)).getOrDefault(phone, List.of()).stream()
                .limit(most)
                .toList();
    }

    /** By keys where they are few, else by one reading of the tables; asked in one statement Derby reads them for one phone. */
    static Map<PhoneNumber, List<Subscriber>> findByPhones(Handle h, Set<PhoneNumber> phones) {
        var wanted = phones.stream().map(PhoneNumber::e164).collect(Collectors.toSet());
        var ids = new TreeSet<Long>();
        String owners = "select p.subscriber, p.e164 from subscriber_phone p where ";
        ReaderOfRows add = rs -> {
            if (wanted.contains(rs.getString(2))) ids.add(rs.getLong(1));
        };
        if (wanted.size() <= FEW_SUBSCRIBERS) each(h, owners + "p.e164 = ?", wanted, add);
        else each(h, owners + "p.place >= ?", List.of(0), add);
        var found = new ArrayList<Subscriber>();
        if (ids.size() <= FEW_SUBSCRIBERS) each(h, SELECT + "where s.id = ?", ids, rs -> found.add(subscriber(rs)));
        else
            each(h, SELECT + "where s.id > ?", List.of(0L), rs -> {
                if (ids.contains(rs.getLong(1))) found.add(subscriber(rs));
            });
        found.sort(Comparator.comparing((Subscriber s) -> s.status() == Status.CLOSED)
                .thenComparing(Subscriber::id));
        var byPhone = new HashMap<PhoneNumber, List<Subscriber>>();
        for (Subscriber one : withPhones(h, found))
            for (PhoneNumber phone : one.phones())
                if (phones.contains(phone))
                    byPhone.computeIfAbsent(phone, p -> new ArrayList<>()).add(one);
        return byPhone;
    }

    static List<Subscriber> list(Handle h, Search search, @Nullable Long after, int limit) {
        var where = new ArrayList<String>();
        if (!search.everybody()) {
            var ways = new ArrayList<String>();
            ways.add("s.contract_key like :contract escape '!'");
            var words = new ArrayList<String>();
            for (int i = 0; i < search.words().size(); i++)
                words.add("(s.name_key like :w" + i + " escape '!' or s.address_key like :w" + i + " escape '!')");
            if (!words.isEmpty()) ways.add("(" + String.join(" and ", words) + ")");
            if (search.phone().isPresent())
                ways.add("s.id in (select p.subscriber from subscriber_phone p where p.e164 = :phone)");
            if (!search.lastDigits().isEmpty())
                ways.add("s.id in (select p.subscriber from subscriber_phone p where p.backwards like :digits)");
            where.add("(" + String.join(" or ", ways) + ")");
        }
        Optional<Subscriber> last = after == null ? Optional.empty() : find(h, after);
        if (last.isPresent()) where.add("(s.name_key > :name or (s.name_key = :name and s.id > :after))");
        var query = h.createQuery(SELECT
                + (where.isEmpty() ? "" : "where " + String.join(" and ", where))
                + " order by s.name_key, s.id fetch first " + limit + " rows only");
        if (!search.everybody()) {
            query.bind("contract", like(search.contract()) + "%");
            for (int i = 0; i < search.words().size(); i++)
                query.bind("w" + i, "%" + like(search.words().get(i)) + "%");
            search.phone().ifPresent(phone -> query.bind("phone", phone.e164()));
            if (!search.lastDigits().isEmpty()) query.bind("digits", search.lastDigits() + "%");
        }
        last.ifPresent(s -> query.bind("name", Search.key(s.name())).bind("after", s.id()));
        return read(h, query);
    }

    private static String like(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    static List<Subscriber> list(Handle h, Segment segment) {
        var sql = new StringBuilder(SELECT + "where s.status in (");
        sql.append(segment.statuses().stream()
                        .map(status -> "'" + status.name() + "'")
                        .collect(Collectors.joining(", ")))
                .append(')');
        Search words = Search.of(segment.address(), Optional.empty());
        if (!segment.tariff().isBlank()) sql.append(" and lower(s.tariff) like :tariff escape '!'");
        for (int i = 0; i < words.words().size(); i++) sql.append(" and s.address_key like :w" + i + " escape '!'");
        if (!segment.language().isEmpty()) sql.append(" and s.language = :language");
        if (segment.kind() != null) sql.append(" and s.kind = :kind");
        if (segment.owes() != null) sql.append(" and s.balance < :below");
        var query = h.createQuery(sql + " order by s.id");
        if (!segment.tariff().isBlank())
            query.bind("tariff", "%" + like(segment.tariff().strip().toLowerCase(Locale.ROOT)) + "%");
        for (int i = 0; i < words.words().size(); i++)
            query.bind("w" + i, "%" + like(words.words().get(i)) + "%");
        if (!segment.language().isEmpty()) query.bind("language", segment.language());
        if (segment.kind() != null) query.bind("kind", segment.kind().name());
        if (segment.owes() != null) query.bind("below", segment.owes().negate());
        List<Subscriber> found = query.map((rs, ctx) -> subscriber(rs)).list();
        return withPhones(
                h,
                segment.nodes().isEmpty()
                        ? found
                        : found.stream()
                                .filter(s -> s.node() != null && segment.nodes().contains(s.node()))
                                .toList());
    }

    static int count(Handle h) {
        return h.createQuery("select count(*) from subscriber")
                .mapTo(Integer.class)
                .one();
    }

    static List<Subscriber> servedBy(Handle h, Collection<String> nodes) {
        var wanted = Set.copyOf(nodes);
        var found = new ArrayList<Subscriber>();
        String sql = SELECT + "where s.status <> 'CLOSED' and ";
        if (wanted.size() <= FEW_NODES) each(h, sql + "s.node = ?", wanted, rs -> found.add(subscriber(rs)));
        else
            each(h, sql + "s.id > ?", List.of(0L), rs -> {
                String node = rs.getString("node");
                if (node != null && wanted.contains(node)) found.add(subscriber(rs));
            });
        var there = found.stream().map(Subscriber::id).collect(Collectors.toSet());
        each(
                h,
                SELECT + "where s.id = ?",
                minus(ServiceRows.servedBy(h, wanted), there),
                rs -> found.add(subscriber(rs)));
        found.sort(Comparator.comparingLong(Subscriber::id));
        return withPhones(h, found);
    }

    private static Set<Long> minus(Map<Long, String> served, Set<Long> there) {
        var rest = new TreeSet<>(served.keySet());
        rest.removeAll(there);
        return rest;
    }

    static Map<String, Subscriber> byContracts(Handle h, Collection<String> contracts) {
        var found = new ArrayList<Subscriber>();
        each(h, SELECT + "where s.contract = ?", contracts, rs -> found.add(subscriber(rs)));
        return withPhones(h, found).stream().collect(Collectors.toMap(Subscriber::contract, s -> s));
    }

    /** Every contract that is not closed, with its id. */
    static Map<String, Long> inUse(Handle h) {
        return h.createQuery("select s.contract, s.id from subscriber s where s.status <> 'CLOSED'")
                .reduceResultSet(new HashMap<>(), (ids, rs, ctx) -> {
                    ids.put(rs.getString(1), rs.getLong(2));
                    return ids;
                });
    }

    private static List<Subscriber> read(Handle h, Query query) {
        return withPhones(h, query.map((rs, ctx) -> subscriber(rs)).list());
    }

    private static List<Subscriber> withPhones(Handle h, List<Subscriber> bare) {
        var phones = new HashMap<Long, SortedMap<Integer, PhoneNumber>>();
        bare.forEach(s -> phones.put(s.id(), new TreeMap<>()));
        ReaderOfRows add = rs -> {
            var numbers = phones.get(rs.getLong(1));
            if (numbers != null) numbers.put(rs.getInt(2), new PhoneNumber(rs.getString(3)));
        };
        String select = "select p.subscriber, p.place, p.e164 from subscriber_phone p where ";
        if (phones.size() <= FEW_SUBSCRIBERS) each(h, select + "p.subscriber = ?", phones.keySet(), add);
        else each(h, select + "p.place >= ?", List.of(0), add);
        var services = ServiceRows.of(h, phones.keySet());
        return bare.stream()
                .map(s -> s.with(
                        List.copyOf(phones.getOrDefault(s.id(), EMPTY).values()),
                        services.getOrDefault(s.id(), List.of())))
                .toList();
    }

    private static Subscriber subscriber(ResultSet rs) throws SQLException {
        return new Subscriber(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                Kind.valueOf(rs.getString(4)),
                rs.getString(5),
                List.of(),
                rs.getString(6),
                rs.getString(7),
                Status.valueOf(rs.getString(8)),
                rs.getBoolean(9),
                rs.getString(10),
                rs.getBigDecimal(11),
                rs.getString(12),
                List.of(),
                rs.getBoolean(13));
    }

    /** What to do with the row that the cursor stands on. */
    interface ReaderOfRows {
        void read(ResultSet rs) throws SQLException;
    }

    /** Asks once for each key: Derby takes a long IN list for a reason to scan the table. */
    static void each(Handle h, String sql, Collection<?> keys, ReaderOfRows row) {
        try (var statement = h.getConnection().prepareStatement(sql)) {
            for (Object key : keys) {
                statement.setObject(1, key);
                try (var rs = statement.executeQuery()) {
                    while (rs.next()) row.read(rs);
                }
            }
        } catch (SQLException e) {
            // Db looks into the causes for a lost lock
            throw new IllegalStateException("could not read by key", e);
        }
    }
}
