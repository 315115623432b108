package org.firstline.subscribers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL that changes subscribers, their phones and services. Batches are of {@value #PIECE} rows. */
final class SubscriberChangeRows {
    private static final int PIECE = 500;

    private static final String INSERT =
            "insert into subscriber (contract, name, kind, language, address, node, status, sms_ok, tariff, balance,"
                    + " notes, vulnerable, name_key, contract_key, address_key) values (:contract, :name, :kind,"
                    + " :language, :address, :node, :status, :smsOk, :tariff, :balance, :notes, :vulnerable, :nameKey,"
                    + " :contractKey, :addressKey)";

    private static final String UPDATE =
            "update subscriber set contract = :contract, name = :name, kind = :kind, language = :language, address ="
                    + " :address, node = :node, status = :status, sms_ok = :smsOk, tariff = :tariff, balance = :balance,"
                    + " notes = :notes, vulnerable = :vulnerable, name_key = :nameKey, contract_key = :contractKey,"
                    + " address_key = :addressKey where id = :id";

    private SubscriberChangeRows() {}

    static long insert(Handle h, SubscriberData data) {
        long id = Db.insert(bind(h.createUpdate(INSERT), data));
        insertPhones(h, Map.of(id, data.phones()));
        ServiceRows.insert(h, Map.of(id, data.services()));
        return id;
    }

    static void update(Handle h, List<Difference.Change> changes) {
        var phones = new HashMap<Long, List<PhoneNumber>>();
        var services = new HashMap<Long, List<Subscription>>();
        inPieces(changes, piece -> {
            var batch = h.prepareBatch(UPDATE);
            var away = h.prepareBatch("delete from subscriber_phone where subscriber = :id");
            for (var change : piece) {
                bind(batch, change.data()).bind("id", change.id()).add();
                away.bind("id", change.id()).add();
                phones.put(change.id(), change.data().phones());
                services.put(change.id(), change.data().services());
            }
            batch.execute();
            away.execute();
        });
        insertPhones(h, phones);
        ServiceRows.replace(h, services);
    }

    /** All of an import; the caller's transaction makes it all or nothing. */
    static void apply(Handle h, Difference difference) {
        long last = h.createQuery("select coalesce(max(id), 0) from subscriber")
                .mapTo(Long.class)
                .one();
        var fresh = new HashMap<String, SubscriberData>();
        inPieces(difference.added(), piece -> {
            var batch = h.prepareBatch(INSERT);
            for (var data : piece) {
                bind(batch, data).add();
                fresh.put(data.contract(), data);
            }
            batch.execute();
        });
        var phonesById = new HashMap<Long, List<PhoneNumber>>();
        var servicesById = new HashMap<Long, List<Subscription>>();
        h.createQuery("select s.id, s.contract from subscriber s where s.id > :last")
                .bind("last", last)
                .reduceResultSet(phonesById, (all, rs, ctx) -> {
                    var data = fresh.get(rs.getString(2));
                    if (data == null) return all;
                    all.put(rs.getLong(1), data.phones());
                    if (!data.services().isEmpty()) servicesById.put(rs.getLong(1), data.services());
                    return all;
                });
        insertPhones(h, phonesById);
        ServiceRows.insert(h, servicesById);
        update(h, difference.changed());
        inPieces(difference.gone(), piece -> {
            var batch = h.prepareBatch("update subscriber set status = 'CLOSED' where id = :id");
            for (long id : piece) batch.bind("id", id).add();
            batch.execute();
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, SubscriberData d) {
        return statement
                .bind("contract", d.contract())
                .bind("name", d.name())
                .bind("kind", d.kind().name())
                .bind("language", d.language())
                .bind("address", d.address())
                .bind("node", d.node())
                .bind("status", d.status().name())
                .bind("smsOk", d.smsOk())
                .bind("tariff", d.tariff())
                .bind("balance", d.balance())
                .bind("notes", d.notes())
                .bind("vulnerable", d.vulnerable())
                .bind("nameKey", Search.key(d.name()))
                .bind("contractKey", Search.key(d.contract()))
                .bind("addressKey", Search.key(d.address()));
    }

    private static void insertPhones(Handle h, Map<Long, List<PhoneNumber>> phones) {
        inPieces(phones.entrySet(), piece -> {
            var batch = h.prepareBatch("insert into subscriber_phone (subscriber, place, e164, backwards)"
                    + " values (:subscriber, :place, :e164, :backwards)");
            for (var entry : piece)
                for (int place = 0; place < entry.getValue().size(); place++) {
                    String e164 = entry.getValue().get(place).e164();
                    batch.bind("subscriber", entry.getKey())
                            .bind("place", place)
                            .bind("e164", e164)
                            .bind("backwards", Search.backwards(e164.substring(1)))
                            .add();
                }
            if (batch.size() > 0) batch.execute();
        });
    }

    static void delete(Handle h, long id) {
        h.createUpdate("delete from subscriber where id = :id").bind("id", id).execute();
    }

    private static <T> void inPieces(Collection<T> all, Consumer<List<T>> work) {
        var list = List.copyOf(all);
        for (int i = 0; i < list.size(); i += PIECE) work.accept(list.subList(i, Math.min(list.size(), i + PIECE)));
    }
}
