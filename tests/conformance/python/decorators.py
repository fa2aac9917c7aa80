# ruleid: call-alone, call-of-route, route-of-one
@app.get("/x")
async def one(x): pass


# ruleid: call-alone, call-of-route, route-of-one
@app.get("/x")
def two(x): pass


@app.post("/x", tags=[1])
async def three(x): pass


# ruleid: asynchronous
async def four(x): pass


# ruleid: any-decorator, task
@app.task
def five(): pass


# ruleid: task
@app.task(bind=True)
def six(): pass


# ruleid: any-decorator, task
@app.task()
def seven(): pass


# ruleid: a-then-b, any-decorator
@a
@b
def eight(): pass


# ruleid: any-decorator
@b
@a
def nine(): pass


# ruleid: call-alone, call-of-route
app.get("/y")
