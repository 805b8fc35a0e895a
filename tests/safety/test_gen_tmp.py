from tests.safety.routes import *
from tests.safety.scene import *
def code(r):
    if r.status_code==302:
        return "in" if r["Location"].startswith("/account/inloggen/") else "->"
    return str(r.status_code)
def test_gen(scene):
    import time
    t=time.time()
    rows=[]
    for a in pages(scene):
        rows.append((a.row,[code(scene.clients[r].get(a.url)) for r in ROLES]))
    for a in operations(scene,"GET"):
        rows.append((a.row,[code(scene.clients[r].get(a.url,headers=scene.keys.get(r,{}))) for r in ROLES]))
    w=max(len(r) for r,_ in rows)+1
    with open("/tmp/table.txt","w") as f:
        for row,cs in rows: f.write(row.ljust(w)+" ".join(c.rjust(4) for c in cs)+"\n")
    print(len(rows), time.time()-t)
