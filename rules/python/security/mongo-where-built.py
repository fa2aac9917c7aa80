def adults(users, age):
    # ruleid: mongo-where-built
    users.find({"$where": "this.age > " + age})
    # ruleid: mongo-where-built
    users.find({"active": True, "$where": f"this.age > {age}"})
    # ruleid: mongo-where-built
    users.count_documents({"$where": "this.age > %s" % age})
    # ok: mongo-where-built
    users.find({"$where": "this.age > 18"})
    # ok: mongo-where-built
    users.find({"age": {"$gt": age}})
    # ok: mongo-where-built
    users.find({"name": "where " + age})
