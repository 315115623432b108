package org.firstline.network;

import org.firstline.base.csv.ColumnNames;

/** What a file can say of a node, and under which titles; those of Ubilling's switches and of NMS exports too. */
enum Field {
    ID,
    PARENT,
    HOST,
    NAME,
    KIND,
    SECOND;

    static final ColumnNames<Field> NAMES = new ColumnNames<>(Field.class)
            .one(
                    ID,
                    "id",
                    "node id",
                    "node",
                    "switch id",
                    "device id",
                    "switchid",
                    "код",
                    "id узла",
                    "узел",
                    "номер узла")
            .one(
                    PARENT,
                    "parent",
                    "parent id",
                    "uplink",
                    "parent node",
                    "upstream",
                    "родитель",
                    "id родителя",
                    "вышестоящий",
                    "вышестоящий узел",
                    "аплинк")
            .one(
                    HOST,
                    "host",
                    "ip",
                    "ip address",
                    "management ip",
                    "mgmt ip",
                    "hostname",
                    "address",
                    "fqdn",
                    "хост",
                    "ip адрес",
                    "адрес",
                    "ip-адрес")
            .one(
                    NAME,
                    "name",
                    "title",
                    "description",
                    "desc",
                    "location",
                    "sysname",
                    "имя",
                    "название",
                    "наименование",
                    "описание",
                    "расположение")
            .one(
                    SECOND,
                    "second",
                    "second uplink",
                    "backup",
                    "backup uplink",
                    "reserve",
                    "second parent",
                    "резерв",
                    "второй аплинк",
                    "резервный аплинк",
                    "второй родитель")
            .one(KIND, "kind", "type", "role", "model", "тип", "вид", "модель")
            .withoutHeader(ID, PARENT, HOST, NAME, KIND);
}
